"""Levels verified on site: how far, and where they differ from what the company says."""
