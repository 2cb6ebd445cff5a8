"""A page a method."""
