"""What a questionnaire is and in which order it is gone through, without a database."""
