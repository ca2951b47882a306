"""How the records of the set are laid out."""
