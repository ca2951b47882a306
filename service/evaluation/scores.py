"""Counts that add up over matters, and the figures drawn from them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field


@dataclass
class Share:
    """How many of how many were right."""

    right: int = 0
    of: int = 0

    def count(self, right: bool) -> None:
        """Count one more."""
        self.right += right
        self.of += 1

    def add(self, other: Share) -> None:
        """Take in another's counts."""
        self.right += other.right
        self.of += other.of

    @property
    def value(self) -> float | None:
        """The share, None where nothing was counted."""
        return self.right / self.of if self.of else None


@dataclass
class Hits:
    """What was found against what is there.

    `found` counts true things found, `missed` those that were not; `good` counts given ones that
    are right (several may be right about one thing), `wrong` those that are not. `unscored` ones
    are neither: nobody wrote down whether they are right.
    """

    found: int = 0
    missed: int = 0
    good: int = 0
    wrong: int = 0
    unscored: int = 0

    def match(self) -> None:
        """Count one true thing found by one given."""
        self.found += 1
        self.good += 1

    def label(self, *, true: bool, given: bool) -> None:
        """Count a yes-or-no label of one thing."""
        if true and given:
            self.match()
        elif true:
            self.missed += 1
        elif given:
            self.wrong += 1

    def add(self, other: Hits) -> None:
        """Take in another's counts."""
        self.found += other.found
        self.missed += other.missed
        self.good += other.good
        self.wrong += other.wrong
        self.unscored += other.unscored

    @property
    def precision(self) -> float | None:
        """Share of the given that is right."""
        given = self.good + self.wrong
        return self.good / given if given else None

    @property
    def recall(self) -> float | None:
        """Share of the true that was found."""
        there = self.found + self.missed
        return self.found / there if there else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both; None where there was nothing to find."""
        if not self.found + self.missed:
            return None
        precision, recall = self.precision or 0.0, self.recall or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass
class Scores:
    """Every measure of one matter, or of several added up.

    `shares` and `hits` go by measure name ("pages.category", "encounters"); `flags` by flag kind.
    `misses` lists what went wrong in plain words, for whoever mends it.
    """

    pages: int = 0
    shares: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    hits: dict[str, Hits] = field(default_factory=lambda: defaultdict(Hits))
    flags: dict[str, Hits] = field(default_factory=lambda: defaultdict(Hits))
    misses: list[str] = field(default_factory=list)

    def add(self, other: Scores) -> None:
        """Take in another matter's counts."""
        self.pages += other.pages
        for name, share in other.shares.items():
            self.shares[name].add(share)
        for name, hits in other.hits.items():
            self.hits[name].add(hits)
        for name, hits in other.flags.items():
            self.flags[name].add(hits)
        self.misses.extend(other.misses)

    @property
    def micro(self) -> Hits:
        """All flag kinds pooled."""
        pooled = Hits()
        for hits in self.flags.values():
            pooled.add(hits)
        return pooled

    @property
    def false_per_100(self) -> float | None:
        """Wrong flags per hundred pages."""
        return 100 * self.micro.wrong / self.pages if self.pages else None

    def figures(self) -> dict[str, float | None]:
        """Give every figure by its dotted name, for reports and for bars to hold."""
        out: dict[str, float | None] = {k: s.value for k, s in sorted(self.shares.items())}
        groups = [*sorted(self.hits.items())]
        groups += [(f"flags.{k}", h) for k, h in sorted(self.flags.items())]
        for name, hits in [*groups, ("flags.micro", self.micro)]:
            out[f"{name}.precision"] = hits.precision
            out[f"{name}.recall"] = hits.recall
            out[f"{name}.f1"] = hits.f1
        out["flags.false_per_100"] = self.false_per_100
        return out
