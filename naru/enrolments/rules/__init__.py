"""What the door decides from plain values, one module a subject."""
