"""Papers as offices print them; each layout draws the sheets of one document."""
