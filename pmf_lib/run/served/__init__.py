"""What `pmf serve` shows from one address: a front page, finished packs, scrutiny notebooks."""
