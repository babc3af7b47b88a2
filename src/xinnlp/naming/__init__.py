"""How names are written, told apart and merged: what the name components share."""
