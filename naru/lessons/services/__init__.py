"""What writes units, progress, attempts and completions."""
