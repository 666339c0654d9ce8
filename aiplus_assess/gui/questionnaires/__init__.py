"""Questionnaires: the packs that are there, with version and coverage."""
