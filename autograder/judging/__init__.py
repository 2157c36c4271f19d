"""Functions and tests become a report: comparison, consequence, checks, diagnosis."""
