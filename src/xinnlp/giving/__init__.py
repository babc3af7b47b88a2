"""Who gives how much to whom for what, read from the parse: sums, the words that govern them, and the parties."""
