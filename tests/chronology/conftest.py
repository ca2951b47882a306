"""Puts the makers of made-up matters within reach of every test of the chronology."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
