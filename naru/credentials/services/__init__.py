"""What issues, shares and revokes certificates."""
