"""From a dropped file to a registered packet, so that nothing received is ever lost."""
