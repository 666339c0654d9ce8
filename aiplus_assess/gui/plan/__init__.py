"""The action plan: what the company decided to do, who, until when, how far. Pure parts first, then widgets."""
