"""Words, tables and charts: records first, picture second."""
