"""What the engagement is about, and who works on it."""
