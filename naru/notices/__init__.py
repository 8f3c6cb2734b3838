"""Messages to people: inbox and mail, sent by jobs in the same transaction."""
