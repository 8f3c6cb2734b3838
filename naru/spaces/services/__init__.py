"""What writes rooms, benches, bookings, visits and sign-offs."""
