"""Settings: language, look, text size, workspace."""
