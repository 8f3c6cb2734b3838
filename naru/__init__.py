"""Naru: the landing where a city's 40-64-year-olds cross to a new footing."""
