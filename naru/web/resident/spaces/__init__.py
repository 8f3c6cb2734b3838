"""One's own bookings of rooms and benches, clubs, and arriving."""
