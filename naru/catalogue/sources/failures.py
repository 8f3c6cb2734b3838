"""Why a file or a source as a whole cannot be taken."""

from naru.catalogue.enums import Failure


class NotReadable(Exception):
    """Nothing can be imported from here; `params` fill the sentence of `failure`."""

    def __init__(self, failure: Failure, **params: str | int) -> None:
        super().__init__(failure)
        self.failure = failure
        self.params = params

    def __str__(self) -> str:
        return str(self.failure.label).format(**self.params)
