"""The files of a picture: PNG and SVG, light and dark, each with its description in it."""

import io
from html import escape
from pathlib import Path

from matplotlib.figure import Figure

from grader.plots.computing import Computed
from grader.plots.figures.sheet import Texts
from grader.plots.figures.style import SCHEMES, settings
from grader.plots.pictures import Picture

KINDS = ("png", "svg")


def file_name(picture: str, scheme: str, kind: str) -> str:
    """Return the name of one version's file: "losses.png", "losses-dark.svg"."""
    return f"{picture}{'' if scheme == 'light' else '-' + scheme}.{kind}"


def write(picture: Picture, shown: Computed, folder: Path) -> None:
    """Write all versions of a picture. Raises OSError."""
    texts = picture.texts(shown)
    for scheme in SCHEMES:
        figure = picture.figure(shown, scheme)
        for kind in KINDS:
            (folder / file_name(picture.name, scheme.name, kind)).write_bytes(_bytes(figure, kind, texts))


def _bytes(figure: Figure, kind: str, texts: Texts) -> bytes:
    """Return a file; the same picture always gives the same bytes."""
    buffer = io.BytesIO()
    described = {"Title": texts.title} | ({"Date": None} if kind == "svg" else {"Description": texts.alt})
    with settings():
        figure.savefig(buffer, format=kind, dpi="figure", metadata=described)
    return _with_description(buffer.getvalue(), texts) if kind == "svg" else buffer.getvalue()


def _with_description(svg: bytes, texts: Texts) -> bytes:
    """Return an SVG that tells screen readers what it shows."""
    told = f'role="img" aria-label="{escape(texts.alt)}"'
    return svg.replace(b"<svg ", f"<svg {told} ".encode(), 1)
