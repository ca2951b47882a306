"""Are two pages one? Their words and figures have the last word.

Words may be read differently; figures may not, beyond what misreading explains: two visits of one
patient on one form differ in little else than a date. The worse a page was read, the more it
explains; between two text layers it explains nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from casefile.pages import Numbering, PageFacts, Source
from completeness.page_looks import Charge, Look
from completeness.windows import DuplicateFloors

_GARBLED = 55.0
_PLAIN = frozenset({"the", "and", "for", "her", "his", "its", "was", "has", "are", "not", "with"})
"""Words that tell nothing of what stands beside them."""

_Beside = Counter[tuple[str, str]]
"""How often a word stands beside a telling one, on one page alone."""


def is_same(one: Look, other: Look, floors: DuplicateFloors) -> bool:
    """Tell whether two looks are of one page."""
    if one.page.foreign != other.page.foreign or not _dates_agree(one, other):
        return False
    if not _bills_agree(one, other, floors) or _opposed(one, other, floors):
        return False
    if min(one.words.total(), other.words.total()) < floors.few_words:
        return one.words == other.words and one.coded == other.coded
    if len(one.charges) >= floors.same_charges and one.charges == other.charges:
        return _share(one.words, other.words) >= floors.same_words_same_picture
    return _figures_agree(one, other, floors) and _words_agree(one, other, floors)


def _rough(one: Look, other: Look, floors: DuplicateFloors) -> bool:
    """Tell whether one of the two was read so poorly that what it says may be misread."""
    return any(
        look.page.source is Source.OCR and (look.page.confidence or 0) < floors.sure_reading
        for look in (one, other)
    )


def _dates_agree(one: Look, other: Look) -> bool:
    """Tell whether the dates printed on both can be the same: at most one misread or missed."""
    if not one.dates or not other.dates:
        return True
    return len(one.dates ^ other.dates) <= 1 or one.dates == other.dates


def _bills_agree(one: Look, other: Look, floors: DuplicateFloors) -> bool:
    """Tell whether what both charge can be the same bill."""
    if not (_charges_agree(one, other, floors) and _amounts_agree(one, other, floors)):
        return False
    return not (_corrected(one, other) or _modified_apart(one, other, floors))


def _charges_agree(one: Look, other: Look, floors: DuplicateFloors) -> bool:
    """Tell whether the charge lines are the same, but for a few that one page has misread.

    A scan whose table, or whose codes, were not all made out says nothing of charges: there the
    amounts and figures decide.
    """
    if one.charges == other.charges:
        return True
    if Source.OCR in (one.page.source, other.page.source) and _uncoded(one) != _uncoded(other):
        return True
    if not _rough(one, other, floors) or len(one.charges) != len(other.charges):
        return False
    lone = [
        list((Counter(a.charges) - Counter(b.charges)).elements())
        for a, b in ((one, other), (other, one))
    ]
    if len(lone[0]) > floors.misread_charges * len(one.charges):
        return False
    return all(_misread(a, b) for a, b in zip(*lone, strict=True))


def _corrected(one: Look, other: Look) -> bool:
    """Tell whether a charge differs, and with it another figure by as much: the total.

    A charge that was misread changes no total. Claim forms part dollars and cents.
    """
    mine, theirs = Counter(one.charges), Counter(other.charges)
    there = {charge[:3]: _cents(charge[3]) for charge in theirs - mine}
    changed = [(_cents(charge[3]), there.get(charge[:3])) for charge in mine - theirs]
    return any(
        _also_by((before // unit, after // unit), one.figures, other.figures)
        for before, after in changed
        if before is not None and after is not None
        for unit in (1, 100)
    )


def _cents(amount: str) -> int | None:
    """Give a charge in cents; None where no amount was made out."""
    figures = amount.replace(".", "")
    return int(figures) if figures.isdigit() else None


def _also_by(changed: tuple[int, int], one: Counter[str], other: Counter[str]) -> bool:
    """Tell whether a larger figure of one page stands on the other by the same step changed."""
    lone = [
        {int(figure) for figure in own if int(figure) > charge}
        for own, charge in zip((one - other, other - one), changed, strict=True)
    ]
    return any(figure + changed[1] - changed[0] in lone[1] for figure in lone[0])


def _uncoded(look: Look) -> float | None:
    """Give the share of charge lines without a code; None where there is no line."""
    bare = sum(not code for _, _, code, _ in look.charges)
    return bare / len(look.charges) if look.charges else None


def _modified_apart(one: Look, other: Look, floors: DuplicateFloors) -> bool:
    """Tell whether a charge bears other modifiers: its other part or side, or done once more.

    A scan may have missed a modifier, and a poor one have misread a letter; left is not right.
    """
    lone = one.modified - other.modified, other.modified - one.modified
    if one.page.source is Source.TEXT and other.page.source is Source.TEXT:
        return bool(lone[0] or lone[1])
    rough = _rough(one, other, floors)
    opposites = {pair for a, b in floors.opposites for pair in ((a, b), (b, a))}
    return any(
        code == same
        and (a - b)
        and (b - a)
        and not (rough and _differ_by_a_letter(a, b, opposites))
        for code, a in lone[0]
        for same, b in lone[1]
    )


def _differ_by_a_letter(
    one: frozenset[str], other: frozenset[str], opposites: set[tuple[str, str]]
) -> bool:
    return any(
        Levenshtein.distance(a, b) == 1 and (a.lower(), b.lower()) not in opposites
        for a in one - other
        for b in other - one
    )


def _misread(one: Charge, other: Charge) -> bool:
    """Tell whether two charge lines differ as one letter too many, too few or wrong makes them."""
    unlike = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(unlike) == 1 and Levenshtein.distance(*unlike[0]) == 1


def _amounts_agree(one: Look, other: Look, floors: DuplicateFloors) -> bool:
    """Tell whether the amounts that stand against each other are so few that they were misread.

    A poor copy may misread any, but hardly the same one twice in the same way.
    """
    mine, theirs = one.amounts, other.amounts
    lone = mine - theirs, theirs - mine
    if _rough(one, other, floors):
        return not all(max(amounts.values(), default=0) > 1 for amounts in lone)
    longer = max(mine.total(), theirs.total())
    return min(amounts.total() for amounts in lone) <= floors.other_amounts * longer


def _opposed(one: Look, other: Look, floors: DuplicateFloors) -> bool:
    """Tell whether one page says left where the other says right.

    Of scans each may have lost one of the two at another place: there the words beside it tell.
    """
    lone = (one.words - other.words, other.words - one.words)
    opposed = [
        (mine, theirs)
        for pair in floors.opposites
        for mine, theirs in (pair, pair[::-1])
        if mine in lone[0] and theirs in lone[1]
    ]
    if not opposed or Source.OCR not in (one.page.source, other.page.source):
        return bool(opposed)
    here, there = (Counter(_neighbours(look)) for look in (one, other))
    return any(_at_one_place(mine, theirs, here - there, there - here) for mine, theirs in opposed)


def _at_one_place(mine: str, theirs: str, here: _Beside, there: _Beside) -> bool:
    """Tell whether two opposites may stand at one place: beside the same word, or beside none."""
    beside_mine = {near for word, near in here if word == mine}
    beside_theirs = {near for word, near in there if word == theirs}
    return not (beside_mine and beside_theirs) or not beside_mine.isdisjoint(beside_theirs)


def _neighbours(look: Look) -> Iterator[tuple[str, str]]:
    for one, other in pairwise(look.said.split()):
        if other not in _PLAIN:
            yield one, other
        if one not in _PLAIN:
            yield other, one


def _figures_agree(one: Look, other: Look, floors: DuplicateFloors) -> bool:
    """Tell whether the figures are the same but for reading errors.

    A figure that stands on one page only may have been missed on the other; figures that stand
    against each other are another visit's, beyond a share of all.
    """
    longer = max(one.figures.total(), other.figures.total())
    only_one, only_other = _unsplit(one.figures - other.figures, other.figures - one.figures)
    contrary, missed = sorted((only_one.total(), only_other.total()))
    if longer < floors.few_figures:
        return contrary == 0 and missed <= 1
    if contrary > _room(one, other, floors) * longer:
        return False
    return missed - contrary <= floors.missed_figures * longer


def _room(one: Look, other: Look, floors: DuplicateFloors) -> float:
    """Give the share of figures that misreading may set against each other."""
    if one.page.source is Source.TEXT and other.page.source is Source.TEXT:
        return floors.other_figures_text
    if _rough(one, other, floors) and one.days & other.days:
        return floors.other_figures_rough
    if len(one.dates) >= 2 and one.dates == other.dates:
        return floors.other_figures_same_dates
    return floors.other_figures


def _unsplit(one: Counter[str], other: Counter[str]) -> tuple[Counter[str], Counter[str]]:
    """Take out figures that were read in two pieces on the other page."""
    for whole, pieces in ((one, other), (other, one)):
        for figure in list(whole):
            cuts = ((figure[:at], figure[at:]) for at in range(1, len(figure)))
            for left, right in cuts:
                if pieces[left] > 0 and pieces[right] > (left == right):
                    whole[figure] -= 1
                    pieces.subtract((left, right))
                    break
    return +one, +other


def _words_agree(one: Look, other: Look, floors: DuplicateFloors) -> bool:
    alike = _share(one.words, other.words)
    pictured = _same_picture(one.page, other.page, floors.picture_bits)
    scanned = Source.OCR in (one.page.source, other.page.source)
    if alike < 1 and not scanned and _numbered_apart(one.page, other.page):
        return False
    if alike < 1 and not (scanned and pictured):
        rough = _rough(one, other, floors)
        room = floors.other_words_rough if rough else floors.other_words
        if _contrary(one.words, other.words) > room:
            return False
    if alike >= floors.same_words or alike < floors.same_words_same_picture:
        return alike >= floors.same_words
    if pictured:
        return True
    return fuzz.ratio(one.page.text.lower(), other.page.text.lower()) >= 100 * floors.same_words


def _numbered_apart(one: PageFacts, other: PageFacts) -> bool:
    """Tell whether the pages print two numbers of one document ("Page 1 of 8", "Page 6 of 8")."""
    return any(
        a.numbering is b.numbering is Numbering.DOCUMENT
        and (a.total, a.series) == (b.total, b.series)
        and a.number != b.number
        for a in one.printed
        for b in other.printed
    )


def _contrary(one: Counter[str], other: Counter[str]) -> float:
    """Give the share of words that stand against others, beyond what misreading explains.

    A poor reading loses words or garbles them; two notes on one form have other words each.
    """
    lone = [sorted((a - b).elements()) for a, b in ((one, other), (other, one))]
    unlike = [
        sum(not any(fuzz.ratio(w, x) >= _GARBLED for x in lone[1 - side]) for w in words)
        for side, words in enumerate(lone)
    ]
    return min(unlike) / max(one.total(), other.total(), 1)


def _share(one: Counter[str], other: Counter[str]) -> float:
    longer = max(one.total(), other.total())
    return (one & other).total() / longer if longer else 0.0


def _same_picture(one: PageFacts, other: PageFacts, bits: int) -> bool:
    if one.fingerprint is None or other.fingerprint is None:
        return False
    return (one.fingerprint.dhash ^ other.fingerprint.dhash).bit_count() <= bits
