"""What each page is, how it is numbered, and which pages belong together."""
