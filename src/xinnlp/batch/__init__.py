"""Many articles: what is to be done, one task for each, and a run in which a bad document costs only itself."""
