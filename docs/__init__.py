"""Documentation that runs: the pictures of the method pages are made by the code."""
