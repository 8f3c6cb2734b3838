"""Korean text for search: letters, words and what a reader probably meant. No Django, no database.

`letters` folds and takes syllables apart, `keyboard` undoes the wrong keyboard layout, `words`
cuts text into lexemes, `endings` takes particles off, `reading` understands what was typed.
"""
