"""The page that shows all pictures of a folder, in the version that suits the reader's screen."""

from html import escape

from grader.plots.figures.sheet import Texts
from grader.plots.figures.style import DARK, LIGHT, SCHEMES
from grader.plots.files import KINDS, file_name

STYLE = f"""
:root {{ color-scheme: light dark; }}
body {{ max-width: 64rem; margin: 0 auto; padding: 1.5rem; font: 1rem/1.55 system-ui, sans-serif;
  background: {LIGHT.paper}; color: {LIGHT.ink}; }}
h1 {{ font-size: 1.5rem; line-height: 1.25; }}
figure {{ margin: 2rem 0; }}
img {{ display: block; width: 100%; height: auto; aspect-ratio: 16 / 10; }}
figcaption {{ margin-top: 0.5rem; font-size: 0.9rem; color: {LIGHT.quiet}; }}
a {{ color: {LIGHT.lines[0]}; }}
@media (prefers-color-scheme: dark) {{
  a {{ color: {DARK.lines[0]}; }}
  body {{ background: {DARK.paper}; color: {DARK.ink}; }}
  figcaption {{ color: {DARK.quiet}; }}
}}
"""


def page(drawn: dict[str, Texts], left_out: dict[str, str]) -> str:
    """Return the page of these pictures, by name; and of those that were left out, with the reason."""
    shown = "\n".join(_figure(name, texts) for name, texts in drawn.items())
    missing = "".join(f"<li><code>{name}</code>: {escape(why)}</li>" for name, why in left_out.items())
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>Pictures</title>\n<style>{STYLE}</style>\n</head>\n<body>",
            f"<h1>What your code does, in pictures</h1>\n{shown}",
            f"<h2>Left out</h2>\n<ul>{missing}</ul>" if missing else "",
            "</body>\n</html>\n",
        ]
    )


def _figure(name: str, texts: Texts) -> str:
    light, dark = (file_name(name, scheme.name, "svg") for scheme in (LIGHT, DARK))
    versions = " · ".join(
        f'<a href="{file_name(name, scheme.name, kind)}">{kind.upper()}, {scheme.name}</a>'
        for kind in KINDS
        for scheme in SCHEMES
    )
    return (
        f'<figure id="{name}">\n<picture><source srcset="{dark}" media="(prefers-color-scheme: dark)">'
        f'<img src="{light}" alt="{escape(texts.alt)}" width="960" height="600" loading="lazy"></picture>\n'
        f"<figcaption><code>{name}</code>: {versions}</figcaption>\n</figure>"
    )
