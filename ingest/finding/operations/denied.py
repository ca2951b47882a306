"""Whether a sentence says outright that an operation was not done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.finding.prose.phrases import Hit

# The operations of a sentence are marked "@" before it is looked at.
_DONE = r"(?:done|performed|carried\s+out|undertaken|given|had|made)"
_ARTICLE = r"(?:any|an?|the|that|this|his|her|their|such)\s+"
_LIST = r"(?:[\w@]+\s+(?:or|nor|and)\s+)?@(?:\s+(?:or|nor|and)\s+[\w@]+)?"
_BEEN = r"(?:was|were|has\s+been|have\s+been|had\s+been)"
_TREATED = (
    r"(?:treated|managed|tx(?:'?d)?|heal(?:ed|ing)|mend(?:ed|ing)|knit(?:ted)?|united|set"
    r"|recover(?:ed|ing)|got\s+better)"
)
_HELD = (
    r"(?:cast(?:ed|ing)?|splint(?:ed|ing)?|brac(?:e[ds]?|ing)|boot|sling|collar|halo|traction|wires"
    r"|immobili[sz](?:er|ation|ed)|bandag(?:e|ing)|closed)"
)
# Initials of who noted it stand in the margin, and may be read into the line.
_MARGIN = r"(?:,?\s+[A-Z]{2,3}\b)?"
# "In a boot only" is all that was done; "only at night" and "only since surgery" are not.
_ALL = (
    r"\s+(?:only|alone)\b(?!\s+(?:at|for|in|on|off|when|while|during|as|if|until|to|since)\b)"
    r"(?![^.;]*(?<!no )@)"
)
_HAD = r"(?:had|have|has|having\s+had|undergone|undergo|underwent|received?|gotten|got)"
_PLANS = r"(?<!would )(?<!will )(?<!should )(?<!may )"
_DENIALS = re.compile(
    "|".join(
        (
            # "no surgery was done"
            rf"\bno\s+{_LIST}\s+{_BEEN}\s+(?:ever\s+)?{_DONE}\b",
            # "never had an operation", "did not undergo surgery"
            rf"{_PLANS}\b(?:never|not|n't)\s+(?:yet\s+)?{_HAD}\s+(?:{_ARTICLE})?(?:\w+\s+)?@",
            # "never went through with the fusion", "backed out of surgery"
            rf"\b(?:never|not)\s+(?:went|go|gone)\s+(?:through|ahead)\s+with\s+(?:{_ARTICLE})?(?:\w+\s+)?@",
            rf"\bbacked\s+out\s+of\s+(?:{_ARTICLE})?(?:\w+\s+)?@",
            # "was never operated on"
            rf"\b(?:was|were|been){_MARGIN}\s+(?:never|not){_MARGIN}\s+@|^\W*(?:[A-Z]{{2,3}}\s+)?never\s+@\s*(?:on|upon)?\s*[.;,]",
            # "denies having had surgery"
            rf"\bden(?:ies|ied|ying)\s+(?:ever\s+)?(?:having\s+)?(?:had|undergone|undergoing)\s+(?:{_ARTICLE})?@",
            # "had no operation"
            r"\b(?:had|received|underwent|undergone)\s+no\s+(?:\w+\s+)?@",
            # "healed in a cast without surgery"
            rf"\b{_TREATED}\b[^.;]{{0,45}}\bwithout\s+(?:{_ARTICLE})?(?:\w+\s+)?@",
            # "no stitches or surgery so far"
            rf"\b(?:no|without)\s+{_LIST}\s+(?:so\s+far|to\s+date|up\s+to\s+now|as\s+yet|yet)\b",
            # "a block was planned but was not done"
            rf"@[^.;]{{0,70}}?\b{_BEEN}\s+(?:not|never)\s+(?:actually\s+|ever\s+)?{_DONE}\b",
            r"@[^.;]{0,70}?\b(?:never\s+(?:happened|took\s+place)|did\s+not\s+(?:happen|take\s+place))",
            r"\b(?:treated|managed|cared\s+for)\s+(?:\w+\s+){0,3}?non-?\s?(?:operatively|surgically)",
            # "treated with a cast only", "managed closed", "leg fx tx w cast only, no surg"
            rf"\b{_TREATED}\b[^.;@]{{0,45}}?\b{_HELD}{_MARGIN}{_ALL}",
            r"\b(?:treated|managed)\s+closed\b(?![^.;]*@)",
            rf"\b{_TREATED}\b[^.;@]{{0,60}}\bno\s+@\s*(?:[.;,)]|$)",
            rf"\b{_HELD}{_MARGIN}\s+(?:only|alone)\b[^.;]{{0,20}}?\bno\s+@",
            rf"\bnon-?\s?@\s+{_BEEN}\s+(?:chosen|elected|carried\s+out|successful|undertaken)",
            # "has not required surgery", "required no operation"
            rf"\b(?:did|has|have|had)\s+not\s+(?:ever\s+)?(?:required?|needed|need)\s+(?:{_ARTICLE})?@",
            r"\b(?:required|needed)\s+no\s+@",
            rf"\bno\s+{_LIST}\s+{_BEEN}\s+(?:ever\s+)?(?:needed|required|necessary)\b",
        )
    ),
    re.IGNORECASE,
)
_TURNED_ROUND = re.compile(
    r"\b(?:not\s+only|only\s+after|until|at\s+first|initially)\b", re.IGNORECASE
)


def is_denied(said: str, hits: Sequence[Hit[str]]) -> bool:
    """Tell whether the sentence says that the operations it names, at `hits`, were not done."""
    marked = said
    for hit in reversed(hits):
        marked = f"{marked[: hit.start]}@{marked[hit.end :]}"
    return bool(_DENIALS.search(marked)) and not _TURNED_ROUND.search(marked)
