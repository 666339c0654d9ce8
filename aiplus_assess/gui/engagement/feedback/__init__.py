"""The report's life: versions that were sent, signatures, and what the client said."""
