"""What the assessor writes about each clause."""
