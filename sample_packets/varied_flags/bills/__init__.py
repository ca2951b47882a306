"""How the bills of the set are laid out."""
