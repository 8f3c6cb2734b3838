"""Pages of the desk, tried by counsellors of one organisation and of another."""
