"""What asks what became of people and takes their answers."""
