"""Whether somebody can move to a newer version without losing what they did."""

from collections.abc import Collection

from naru.lessons.rules.document import Document


def lost(before: Document, after: Document, did: Collection[str]) -> list[str]:
    """Codes of lessons in which they did something and that would be gone, or would be longer, so
    that what they did would count less than it does.
    """
    kept = {one.code: one.minutes for one in after.lessons}
    minutes = {one.code: one.minutes for one in before.lessons}
    return [
        code
        for code in before.codes
        if code in did and (code not in kept or kept[code] > minutes[code])
    ]
