"""REST routers by resource, under /api/v1."""
