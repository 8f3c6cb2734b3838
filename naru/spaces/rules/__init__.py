"""What decides about bookings, from plain values."""
