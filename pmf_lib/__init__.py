"""pmf: performance and scrutiny workbooks for UK councils."""
