"""Pure judgement, a rule a file: figures in, a new answer out; no clock, file or database."""
