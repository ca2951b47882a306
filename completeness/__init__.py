"""What is missing: flags as a pure function of the matter's facts and the rules."""

from completeness.judge import judge

__all__ = ["judge"]
