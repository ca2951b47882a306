"""How good is it: case files compared with what is known to be true of the same packets.

`find_set` finds matters with truth in a folder, `evaluate` compares one, scores add up,
and `print_scores` shows the result as tables.
"""

from service.evaluation.compare import evaluate
from service.evaluation.scores import Hits, Scores, Share
from service.evaluation.sets import TruthMatter, find_set
from service.evaluation.tables import print_scores

__all__ = [
    "Hits",
    "Scores",
    "Share",
    "TruthMatter",
    "evaluate",
    "find_set",
    "print_scores",
]
