"""A document for other programs, which people can read too."""

import msgspec


def indented(document: object) -> bytes:
    """Return a document as JSON over several lines."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"
