"""Companies that belong together: who belongs to whom, the league table, answers taken over from the parent."""
