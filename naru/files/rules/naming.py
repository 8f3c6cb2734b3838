"""The name under which an upload is shown again."""

import unicodedata

LONGEST = 100
ENDINGS = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}


def shown_name(given: str, *, type_: str) -> str:
    """The given name without folders, control letters and its ending; the true ending put on.

    A resident registration number in the name is left out, whatever stood around it.
    """
    base = given.replace("\\", "/").rpartition("/")[2]
    base = "".join(letter for letter in base if unicodedata.category(letter)[0] != "C")
    head, dot, _ending = base.rpartition(".")
    stem = unicodedata.normalize("NFC", head if dot else base).strip(" .")
    digits = sum(letter.isdigit() for letter in stem)
    if not stem or digits >= 13:  # noqa: PLR2004 - as many as such a number has
        stem = "file"
    return stem[:LONGEST] + ENDINGS[type_]
