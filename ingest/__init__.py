"""From a dropped file to the facts of a packet."""
