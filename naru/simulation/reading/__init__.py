"""The files of a city pack that only simulation reads: the made-up city, costs, and reforms."""
