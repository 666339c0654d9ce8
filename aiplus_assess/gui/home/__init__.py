"""Home: continue, the table of companies and assessments, the beginning."""
