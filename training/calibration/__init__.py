"""Fits the weights that turn evidence into confidence, and measures how well they are calibrated."""
