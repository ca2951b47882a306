"""Pages: category, date, printed number, rotation; blank, legible and duplicate ones."""

from __future__ import annotations

from casefile.contract_forms import PageDoc
from service.evaluation.ground import Ground
from service.evaluation.scores import Hits, Scores
from service.evaluation.truth import PageTruth, Place


def score_pages(ground: Ground, scores: Scores) -> None:
    """Compare every page of the truth with the one given."""
    given = {
        (ground.file_of[packet.id], page.page): page
        for packet in ground.case.packets
        for page in packet.pages
    }
    scores.pages += len(ground.pages)
    for place, true in ground.pages.items():
        page = given.get(place)
        if true.legible:
            _readable(place, true, page, scores)
        if true.blank_scored:
            scores.hits["pages.blank"].label(true=true.blank, given=bool(page and page.blank))
        if not true.blank:
            unread = bool(page and not page.legible)
            scores.hits["pages.illegible"].label(true=not true.legible, given=unread)
    _duplicates(ground, given, scores.hits["pages.duplicate"])


def _readable(place: Place, true: PageTruth, page: PageDoc | None, scores: Scores) -> None:
    verdicts = {"category": page is not None and page.category in true.category_ok}
    if true.date_scored:
        verdicts["date"] = page is not None and page.date in true.dates_ok
    verdicts["printed"] = page is not None and _printed_right(true, page)
    if not true.blank:
        verdicts["rotation"] = page is not None and page.rotation in true.rotation_ok
    for name, right in verdicts.items():
        scores.shares[f"pages.{name}"].count(right)
        if not right:
            scores.misses.append(f"pages.{name} {place[0]} p. {place[1]}: {_given(name, page)}")


def _given(name: str, page: PageDoc | None) -> str:
    if page is None:
        return "no such page"
    if name == "printed":
        return f"{page.printed_page} of {page.printed_total}"
    return str(getattr(page, name))


def _printed_right(true: PageTruth, page: PageDoc) -> bool:
    """Any numbering on the page is right; a Bates number alone may be left out."""
    if page.printed_page is None:
        return not true.printed or all(total is None and n > 99 for n, total in true.printed)
    return any(
        page.printed_page == n and total in {None, page.printed_total} for n, total in true.printed
    )


def _duplicates(ground: Ground, given: dict[Place, PageDoc], hits: Hits) -> None:
    """A page and its copy count in either direction."""
    named: set[Place] = set()
    for place, page in given.items():
        if page.duplicate_of is None or place not in ground.pages:
            continue
        other = (ground.file_of.get(page.duplicate_of.packet, ""), page.duplicate_of.page)
        if other in ground.pages and ground.first_copy(place) == ground.first_copy(other):
            hits.good += 1
            named |= {place, other}
        elif not ground.pages[place].hollow:
            hits.wrong += 1
    for place, true in ground.pages.items():
        if true.duplicate_of and not true.blank and true.legible:
            found = place in named
            hits.found += found
            hits.missed += not found
