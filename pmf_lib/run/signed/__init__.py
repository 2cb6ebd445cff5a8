"""A finished quarter signed, and checked with the public key alone."""
