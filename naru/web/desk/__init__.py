"""Pages for counsellors at a desk: find the person in front of them, open, help."""
