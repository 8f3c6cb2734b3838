"""What the door decides from plain values."""
