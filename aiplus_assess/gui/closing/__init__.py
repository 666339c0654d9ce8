"""Closing a client's order: everything handed over as one folder, then, if wanted, nothing of it left here."""
