"""Reading the self-diagnosis for pages, exports and other packages."""
