"""The pack's rule files: `policies/*.toml`, `parameters/*.toml`, `schemes.toml`, `cases/*.toml`.

`schema` says how they look, `constants` and `trees` check and convert conditions, `book` puts the
rulebook together, `cases` runs the golden cases.
"""
