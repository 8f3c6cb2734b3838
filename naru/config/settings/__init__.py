"""base → dev, test, prod: the only files that read the environment."""
