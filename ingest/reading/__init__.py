"""One page end to end: its words, from text layer or OCR, upright, with boxes and confidence."""
