"""Finding the support one can get: one question a page, answers kept in the session only."""
