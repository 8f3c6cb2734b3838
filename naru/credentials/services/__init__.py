"""Issuing, replacing, revoking and sharing certificates."""
