"""The parts of the report: one module each, with its frozen data and the function that freezes it."""
