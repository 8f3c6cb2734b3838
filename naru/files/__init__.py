"""Private papers people upload: looked at by content, kept in the database, erased in time.

Never a path, never a web address of their own: whoever shows one asks its domain for leave first.
"""
