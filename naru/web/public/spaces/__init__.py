"""What can be booked, where, and by which rules: pages for everybody."""
