"""Blocks of a page that are neither text nor table: label pairs, boxes to tick, two columns."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from sample_packets.builder import fonts
from sample_packets.builder.flow import Flow
from sample_packets.builder.sheet import HEIGHT, WIDTH

BOX = re.compile(r"\[([x ?])\] ([^\[]+)")


def pairs(flow: Flow, text: str) -> None:
    """Write `label: value | label: value` in columns of one width."""
    cells = [cell.strip() for cell in text.split("|")]
    wide = flow.room / len(cells)
    step = flow.kind.size * 1.35
    flow.need(step)
    deepest = flow.y
    for at, cell in enumerate(cells):
        label, _, value = cell.partition(": ")
        x, y = flow.kind.left + wide * at, flow.y
        flow.sheet.text(x, y, label.rstrip(":") + ":", flow.kind.bold, flow.kind.size)
        indent = fonts.width(label.rstrip(":") + ": ", flow.kind.bold, flow.kind.size) + 2
        if value:
            y = flow.sheet.para(
                x + indent, y, wide - indent - 4, value, flow.kind.face, flow.kind.size, step
            )
            deepest = max(deepest, y - step)
    flow.y = deepest + step


def boxes(flow: Flow, text: str, dice: random.Random) -> None:
    """Write words with boxes to tick before them; `[?]` is ticked by chance."""
    size = flow.kind.size
    flow.need(size * 1.7)
    x = flow.kind.left
    lead = text[: text.index("[")].strip()
    if lead:
        flow.sheet.text(x, flow.y, lead, flow.kind.face, size)
        x += fonts.width(lead, flow.kind.face, size) + 10
    for state, words in BOX.findall(text):
        label = words.strip()
        wide = fonts.width(label, "sans", size) + 28
        if x + wide > WIDTH - flow.kind.right + 12 and x > flow.kind.left:
            x, flow.y = flow.kind.left, flow.y + size * 1.6
            flow.need(size * 1.7)
        ticked = state == "x" or (state == "?" and dice.random() < 0.4)
        flow.sheet.tick(x, flow.y, label, ticked=ticked, size=size)
        x += wide
    flow.y += size * 1.6


def columns(flow: Flow, left: Sequence[str], right: Sequence[str]) -> None:
    """Write two columns side by side, each of bold lines and paragraphs."""
    half = flow.room / 2 - 8
    texts = (left, right)
    flow.need(min(_depth(flow, side, half) for side in texts))
    depth = max(_depth(flow, side, half) for side in texts)
    if flow.y + depth > HEIGHT - flow.kind.bottom:
        flow.turn()
        flow.need(20)
    for n, side in enumerate(texts):
        y = flow.y
        for line in side:
            face = flow.kind.bold if line.startswith("## ") else flow.kind.face
            x = flow.kind.left + n * (half + 16)
            y = flow.sheet.para(x, y, half, line.removeprefix("## "), face, flow.kind.size)
    flow.y += depth + 4


def _depth(flow: Flow, lines: Sequence[str], room: float) -> float:
    kind = flow.kind
    return sum(
        len(fonts.wrap(line, kind.bold, kind.size, room)) * kind.size * 1.25 for line in lines
    )
