"""The only place that touches the bytes of a received PDF."""
