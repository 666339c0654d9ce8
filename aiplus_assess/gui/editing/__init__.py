"""Changing what is stored at once: undo, trying again what the disk refused, a change of language in between."""
