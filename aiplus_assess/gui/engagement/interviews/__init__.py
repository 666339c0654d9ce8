"""Meetings and interviews: when, where, who, what was said about which question."""
