"""The report as a Word file: a template (ours or the user's own) filled by docxtpl from the frozen snapshot."""
