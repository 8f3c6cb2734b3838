"""Reads and checks the city pack (text files below cities/); knows no database."""
