"""The names of the languages, each in itself: what a reader of it looks for."""

OWN_NAMES = {"ko": "한국어", "en": "English"}
