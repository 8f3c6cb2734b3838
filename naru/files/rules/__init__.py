"""What a file is, told from its bytes alone: never from its name or what the browser says."""
