"""Settings, URLs, WSGI and the API's root: the only package that knows every other."""
