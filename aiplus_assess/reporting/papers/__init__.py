"""What an engagement needs on paper besides the report: guides, sheets, letters. Each as PDF and as Word."""
