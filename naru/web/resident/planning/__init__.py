"""A resident's plan: wishes, routes to choose from, and the chosen one as it goes on."""
