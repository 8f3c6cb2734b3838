"""The only code that writes plans."""
