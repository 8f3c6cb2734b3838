"""What counselling decides from plain values."""
