"""The only place of the intake that touches PDF bytes: open and repair, words, pictures, tables."""
