"""Keeping what search reads. Services call `writing.refresh` in the transaction of their change."""
