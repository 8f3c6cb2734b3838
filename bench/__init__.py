"""Benchmarks: one file each, one JSON line each, with the bars it has to clear."""
