"""Moving an assessment to a newer version of its questionnaire, as a copy."""
