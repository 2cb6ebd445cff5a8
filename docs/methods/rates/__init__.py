"""How often each idea finds what is planted, and how often it errs: seeded simulations."""
