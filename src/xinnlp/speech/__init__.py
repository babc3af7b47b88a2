"""Direct and indirect speech: where quotations stand, and who speaks."""
