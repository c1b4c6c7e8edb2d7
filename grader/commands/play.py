"""`grader play`: the playground, in the browser."""

import os
import sys
import webbrowser
from html import escape
from pathlib import Path

import click

from grader.commands.output import OurError, show
from grader.places import find_places
from grader.playground import NotASetting, find_page, situation

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
FORWARD = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>The playground</title>
<meta http-equiv="refresh" content="0; url={address}"><p><a href="{address}">To the playground</a></p></html>
"""


@click.command("play")
@click.argument("settings", nargs=-1, metavar="[NAME=VALUE]...")
def command(settings: tuple[str, ...]) -> None:
    """Open the playground: the lesson's figures on one page, offline.

    NAME=VALUE sets what it shows at first, as in a link to it: grader play lr=1.1 zero=0. Where no browser can be
    opened, the address of the page is printed, and what to do with it.
    """
    page = find_page()
    if page is None:
        raise OurError(
            "The playground's page, docs/playground/index.html, is missing. Take a fresh copy of the kit."
        )
    try:
        asked = situation(settings)
    except NotASetting as error:
        raise click.UsageError(
            f"“{error}” is not a setting. Write NAME=VALUE, for instance: grader play lr=1.1 zero=0"
        ) from error
    address = f"{page.as_uri()}#{asked}" if asked else page.as_uri()
    show(address)
    if _opens(_way_to(address) if asked else address):
        show("It opens in your browser. If nothing appears, open that address yourself.")
    else:
        show(
            "No browser can be opened from here. On this machine, open that address in one.\n"
            f"For another machine, copy the folder {page.parent} there and open its "
            f"index.html{'#' + asked if asked else ''}."
        )


def _opens(address: str) -> bool:
    """Return whether a browser took the address. Browsers without a screen, in the terminal, could not show it."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in SCREENS):
        return False
    return webbrowser.open(address)


def _way_to(address: str) -> str:
    """Return the address of a small page that leads on: desktops drop what stands after the `#` of a file."""
    forward = find_places().progress / "play.html"
    try:
        forward.parent.mkdir(parents=True, exist_ok=True)
        forward.write_text(FORWARD.format(address=escape(address)), "utf-8")
    except OSError:
        return address
    return Path(forward).as_uri()
