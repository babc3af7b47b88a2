"""How likely each statement of a record is right: what speaks for it in the Doc, weighed as gold taught."""
