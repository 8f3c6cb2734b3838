"""The city's areas and programmes, with plan against result, each with its source."""
