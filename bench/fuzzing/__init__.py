"""Damaged sources handed to intake: made, checked, read again by other means, and judged."""
