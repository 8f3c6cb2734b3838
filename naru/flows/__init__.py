"""One module a verb that writes in two or more domains; no models, no tables."""
