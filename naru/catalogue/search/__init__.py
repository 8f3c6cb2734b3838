"""Finding courses. Reads what `naru.catalogue.index` keeps.

`find.find` is the one entry for pages and the API, `suggest.suggest` completes what is being typed.
"""
