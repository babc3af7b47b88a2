"""Ratios against bare spaCy."""
