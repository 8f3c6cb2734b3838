"""An expected "no"."""

from typing import ClassVar

from django.utils.functional import Promise


class Refusal(Exception):
    """Raised by a service or flow; `message` is fit to show to whoever asked, in their language.

    Subclasses stand beside the function that raises them. Pages show `message`; the API
    answers 409 problem details with the class name as `code`. Anything else raised is a bug.
    """

    message: ClassVar[str | Promise]

    def __str__(self) -> str:
        return str(self.message)
