"""What holds for every answer, whoever asks and whatever answers."""
