"""Reading the catalogue, for pages, exports and other packages."""
