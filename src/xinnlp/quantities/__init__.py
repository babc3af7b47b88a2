"""Quantities in plain text: numerals, magnitudes, currencies, units, ranges and qualifiers; no spaCy."""
