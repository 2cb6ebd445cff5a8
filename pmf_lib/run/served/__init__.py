"""What `pmf serve` shows from one address: a front page, finished packs, scrutiny notebooks."""

HOST = "127.0.0.1"
