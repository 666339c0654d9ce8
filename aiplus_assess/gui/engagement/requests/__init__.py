"""The request list (资料清单)."""
