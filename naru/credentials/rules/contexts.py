"""The vocabularies certificates are written in, read from the packages that carry them.

Nothing is ever fetched: a document that names any other vocabulary is refused. The files are
found without importing the package they lie in.
"""

import hashlib
import json
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pyld import jsonld

CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
FILES = {
    CREDENTIALS: ("openbadgeslib", "ob3/contexts/credentials-v2.json"),
    BADGES: ("openbadgeslib", "ob3/contexts/ob-v3p0-context-3.0.3.json"),
}
"""Address of a vocabulary, the package that carries it, and where in it. That of the credentials is
the W3C's file to the byte, which pyld's own copy is not."""


class UnknownVocabulary(ValueError):
    """The document names a vocabulary that is not kept here."""


def path_of(address: str) -> Path:
    """The vocabulary's file. Raises UnknownVocabulary for any other address."""
    if address not in FILES:
        raise UnknownVocabulary(address)
    package, inside = FILES[address]
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise UnknownVocabulary(address)
    return Path(spec.submodule_search_locations[0]) / inside


def digest_of(address: str) -> str:
    """SHA-256 of the file, as hex."""
    return hashlib.sha256(path_of(address).read_bytes()).hexdigest()


def load(address: str, options: dict[str, Any] | None = None) -> dict[str, Any]:
    """The vocabulary as pyld wants a loaded document; refuses what is not kept here."""
    try:
        document = _read(address)
    except UnknownVocabulary:
        raise jsonld.JsonLdError(
            "vocabulary not kept here",
            "jsonld.LoadDocumentError",
            {"url": address},
            code="loading document failed",
        ) from None
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": document,
    }


@lru_cache(maxsize=len(FILES))
def _read(address: str) -> Any:
    return json.loads(path_of(address).read_text("utf-8"))
