"""Packs made by a cluster's workers, who share a database and an output store and nothing else."""
