"""Reads and checks the city pack (text files below cities/); knows no database.

`pack.Pack` reads TOML and CSV into schemas that the domains declare in their own `pack.py`;
`problems.BadPack` lists every mistake with file, line and what would be right; `site.city()`
tells pages whose site this is.
"""
