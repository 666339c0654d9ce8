"""Assessments out to a file and in from one, in the window."""

SUFFIX = ".aiplus"
FORM_SUFFIX = ".xlsx"
