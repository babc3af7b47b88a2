"""Which sentences stand for an article. Knows nothing of spaCy."""
