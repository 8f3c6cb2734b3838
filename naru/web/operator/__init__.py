"""Pages for those who keep the site running: jobs, tokens, health."""
