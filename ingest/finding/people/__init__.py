"""Patients: whom a page names, and whether that is the client."""
