"""Telling people things: `inbox` writes notices, `mail` carries them and letters to mailboxes."""
