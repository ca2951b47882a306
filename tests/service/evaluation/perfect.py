"""The case file that a faultless reader would give: made from the truth itself."""

from __future__ import annotations

from typing import Any

WHOLE = [0.1, 0.1, 0.9, 0.9]


def perfect_casefile(truth: dict[str, Any]) -> dict[str, Any]:
    """Say everything that is true, and nothing else."""
    ids = {p["file"]: f"p{at}" for at, p in enumerate(truth["packets"])}
    texts = {(p["file"], g["page"]): g["text"] for p in truth["packets"] for g in p["pages"]}
    told = [e for e in truth["encounters"] if not e["optional"]]
    return {
        "schema": "fullchart/1",
        "matter": truth["matter"],
        "packets": [_packet(truth, p, ids, texts) for p in truth["packets"]],
        "flags": [_flag(n, f, ids) for n, f in enumerate(truth["flags"]) if not f["optional"]],
        "chronology": [
            {k: e[k] for k in ("date", "end_date", "category", "provider", "facility")}
            | {"time": None, "encounters": [e["id"]]}
            | {
                "facts": [
                    fact
                    | {"cite": {"packet": ids[e["file"]], "page": e["pages"][0], "bbox": WHOLE}}
                    for fact in _quotes(texts[e["file"], e["pages"][0]])
                ]
            }
            for e in told
        ],
    }


def _quotes(text: str) -> list[dict[str, Any]]:
    return [{"kind": "other", "text": " ".join(text.split()[4:12])}]


def _packet(
    truth: dict[str, Any], packet: dict[str, Any], ids: dict[str, str], texts: dict[Any, str]
) -> dict[str, Any]:
    file = packet["file"]
    return {
        "id": ids[file],
        "file": file,
        "sha256": "0" * 64,
        "page_count": len(packet["pages"]),
        "provider": packet["provider"],
        "request": packet["request"],
        "pages": [_page(page, ids) for page in packet["pages"]],
        "encounters": [
            {k: e[k] for k in ("id", "date", "end_date", "category", "provider", "facility")}
            | {"time": None, "pages": e["core"]}
            | {
                "facts": [
                    fact | {"page": e["pages"][0], "bbox": WHOLE, "code": None}
                    for fact in _quotes(texts[file, e["pages"][0]])
                ]
            }
            for e in truth["encounters"]
            if e["file"] == file and not e["optional"]
        ],
        "billing_lines": [
            {k: b[k] for k in ("id", "date", "code", "code_system", "modifiers", "units", "charge")}
            | {k: b[k] for k in ("description", "provider", "page", "encounter")}
            | {"end_date": None, "bbox": WHOLE}
            for b in truth["billing_lines"]
            if b["file"] == file and b["legible"]
        ],
    }


def _page(page: dict[str, Any], ids: dict[str, str]) -> dict[str, Any]:
    printed = page["printed"][0] if page["printed"] else [None, None]
    copy = page["duplicate_of"]
    return {
        "page": page["page"],
        "source": "text" if page["source"] == "digital" else "ocr",
        "confidence": None,
        "rotation": page["rotation"],
        "category": page["category"],
        "date": page["date"],
        "printed_page": printed[0],
        "printed_total": printed[1],
        "blank": page["blank"],
        "legible": page["legible"],
        "duplicate_of": {"packet": ids[copy["file"]], "page": copy["page"]} if copy else None,
    }


def _flag(at: int, flag: dict[str, Any], ids: dict[str, str]) -> dict[str, Any]:
    detail = dict(flag["detail"])
    if flag["kind"] == "duplicate_pages":
        of = detail["of"]
        detail["of"] = [{"packet": ids[of["file"]], "page": n} for n in of["pages"]]
    if flag["kind"] == "missing_category":
        detail |= {"request": flag["request"], "provider": flag["provider"]}
    if flag["kind"] == "unreadable_file":
        detail["file"] = flag["file"]
    return {
        "id": f"f{at}",
        "kind": flag["kind"],
        "severity": "low",
        "category": flag["category"],
        "date": flag["date"],
        "end_date": flag.get("end_date"),
        "packet": ids.get(flag["file"])
        if flag["pages"] or flag["kind"] == "missing_pages"
        else None,
        "pages": flag["pages"],
        "detail": detail,
        "message": flag["kind"],
        "ask": "",
        "evidence": [],
        "finding": f"f{at}",
        "status": "open",
    }
