"""The self-diagnosis: one question a page, with or without an account, and what came out."""
