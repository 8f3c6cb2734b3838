"""Log-in and sign-up through the forms that people fill in."""
