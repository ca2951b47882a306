"""Figures as a picture: how time and memory grow with a packet, drawn as plain SVG."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.measuring import Cell, Report

GROWTH = Path(__file__).parent.parent / "docs" / "pictures" / "growth.svg"

_WIDTH, _HEIGHT = 320, 200
_LEFT, _TOP, _APART = 64, 56, 470
_HEAD = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 320" role="img" aria-labelledby="title" \
font-family="system-ui, -apple-system, 'Segoe UI', sans-serif">
<title id="title">Time and memory over the pages of a packet</title>
<style>
  .axis { stroke: #5b6b7a; fill: none; }
  .line { stroke: #1b5cb8; stroke-width: 2; fill: none; }
  .dot { fill: #1b5cb8; }
  .limit { stroke: #b3261e; stroke-dasharray: 5 4; }
  text { fill: #17212b; font-size: 13px; }
  .name { font-weight: 600; font-size: 15px; }
  @media (prefers-color-scheme: dark) {
    .axis { stroke: #93a4b5; }
    .line { stroke: #7fb0f5; }
    .dot { fill: #7fb0f5; }
    text { fill: #e8eef4; }
  }
</style>
"""


def draw_growth(report: Report, limit: float, path: Path = GROWTH) -> Path:
    """Draw processor time and memory together of a growth report, with the limit of memory."""
    minutes = [(_number(row[0]), _number(row[3]) / 60) for row in report.rows]
    memory = [(_number(row[0]), _number(row[6])) for row in report.rows]
    highest = max(limit, *(m for _, m in memory)) * 1.1
    panels = [
        _panel(0, "Processor time, minutes", minutes, max(m for _, m in minutes), None),
        _panel(_APART, "Memory of all processes together, MB", memory, highest, limit),
    ]
    path.write_text(_HEAD + "\n".join(panels) + "\n</svg>\n", encoding="utf-8")
    return path


def _panel(
    shift: int, name: str, curve: Sequence[tuple[float, float]], most: float, limit: float | None
) -> str:
    """Draw one curve over the pages, each measured point with its value."""
    left, foot, right = _LEFT + shift, _TOP + _HEIGHT, _LEFT + shift + _WIDTH

    def at(value: float) -> float:
        return round(foot - value / most * _HEIGHT, 1)

    longest = max(pages for pages, _ in curve)
    points = [(round(left + p / longest * _WIDTH, 1), at(v), p, v) for p, v in curve]
    marks = [f'<circle class="dot" cx="{x}" cy="{y}" r="4"/>' for x, y, _, _ in points]
    ticks = [
        f'<text x="{x}" y="{y - 10}" text-anchor="middle">{v:,.{0 if v >= 10 else 1}f}</text>'
        f'<text x="{x}" y="{foot + 20}" text-anchor="middle">{p:,.0f}</text>'
        for x, y, p, v in points
        if p >= longest / 20  # shorter packets stand too close to be named
    ]
    if limit is not None:
        marks.append(
            f'<line class="limit" x1="{left}" y1="{at(limit)}" x2="{right}" y2="{at(limit)}"/>'
            f'<text x="{right + 6}" y="{at(limit) + 4}">{limit:,.0f}</text>'
        )
    line = " ".join(f"{x},{y}" for x, y, _, _ in points)
    return "\n".join(
        (
            f'<text class="name" x="{left}" y="28">{name}</text>',
            f'<path class="axis" d="M{left} {_TOP} V{foot} H{right}"/>',
            f'<polyline class="line" points="{line}"/>',
            *marks,
            *ticks,
            f'<text x="{left + _WIDTH / 2}" y="{foot + 42}" text-anchor="middle">pages</text>',
        )
    )


def _number(cell: Cell) -> float:
    assert isinstance(cell, int | float)
    return float(cell)
