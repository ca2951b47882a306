"""Encounters: one for each visit, stay, study, collection and fill of a packet."""
