"""How sample packets are made: sheets are drawn, placed in packets, printed or scanned."""
