"""The scholarship's office: rounds and money, checks by two roles, the draw, grants and places."""
