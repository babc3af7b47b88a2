"""What an article is about: terms, goals and causes. Knows nothing of spaCy."""
