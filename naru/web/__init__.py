"""Pages by audience, templates, components, styles."""
