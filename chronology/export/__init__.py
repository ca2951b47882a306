"""The chronology as a person takes it along: PDF, DOCX and XLSX, each fact linked to its page."""
