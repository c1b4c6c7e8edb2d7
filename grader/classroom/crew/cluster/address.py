"""Which cluster may be used: one that nobody else can speak to.

Whoever can connect to a scheduler of Dask can run programs on its machines, and read what they are given.
"""

import asyncio
import logging
import socket
import ssl
import warnings
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from distributed import Client
from distributed.core import rpc
from distributed.security import Security

from grader.classroom.crew import CrewError, UnfitCrew
from grader.findings.printable import printable

SECONDS_TO_CONNECT = 10.0
_EXPECTED = "--cluster expects tls://HOST:PORT, or tcp://127.0.0.1:PORT for a scheduler on this machine"
_TLS = "dask's settings name no certificates for TLS. See https://distributed.dask.org/en/stable/tls.html"


def checked(address: str) -> str:
    """Return the address of a scheduler, with its scheme. Raises UnfitCrew where strangers could listen."""
    scheme, host, port = _parts(address)
    if scheme not in ("tls", "tcp") or not host or not port:
        raise UnfitCrew(f"{_EXPECTED}; {printable(address, 200)!r} is no such address.")
    if scheme == "tcp" and not _is_this_machine(host):
        raise UnfitCrew(
            f"tcp://{host}:{port} is neither encrypted nor on this machine: whoever reaches it could read the class "
            "and run programs. Start scheduler and workers with TLS and give tls://HOST:PORT "
            "(https://distributed.dask.org/en/stable/tls.html)."
        )
    return f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}"


def connected(address: str, say: Callable[[str], None]) -> Client:
    """Return a client of the scheduler at a checked address.

    Raises UnfitCrew where dask's settings do not fit, CrewError where no scheduler answers.
    """
    security = _security(address)
    _be_quiet()
    try:
        identity = asyncio.run(_identity(address, security))
        if identity["type"] != "Scheduler":
            raise ValueError(f"a {identity['type']} does")
        client = Client(address, security=security, timeout=SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, TimeoutError, ValueError, KeyError, TypeError) as error:
        raise CrewError(
            f"No scheduler of a Dask cluster answers at {address}: {printable(str(error), 200)}. "
            "`dask scheduler --host 127.0.0.1` starts one on this machine."
        ) from error
    listens = str(identity["address"])
    if listens.startswith("tcp://") and not _is_this_machine(_parts(listens)[1]):
        say(
            f"Warning: the cluster's scheduler listens at {listens} without TLS: whoever reaches it can read this "
            "class and run programs. Start it with `--host 127.0.0.1`, or with TLS."
        )
    return client


def _parts(address: str) -> tuple[str, str, int]:
    """Return scheme, host and port; empty and 0 where the address has none."""
    try:
        parts = urlsplit(address if "://" in address else f"tcp://{address}")
        return parts.scheme, parts.hostname or "", parts.port or 0
    except ValueError:
        return "", "", 0


def _is_this_machine(host: str) -> bool:
    """Return whether a host's name means this machine, to which no other can connect by it."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        pass
    try:
        found = {str(where[4][0]) for where in socket.getaddrinfo(host, None)}
    except OSError:
        return False
    return all(ip_address(one.partition("%")[0]).is_loopback for one in found)


def _security(address: str) -> Security:
    """Return what dask's settings say about certificates. Raises UnfitCrew."""
    security = Security()
    if not address.startswith("tls://"):
        return security
    try:
        arguments = security.get_connection_args("client")
    except (OSError, ssl.SSLError) as error:
        raise UnfitCrew(f"The certificates that dask's settings name cannot be used: {error}.") from error
    if arguments.get("ssl_context") is None:
        raise UnfitCrew(f"{address} asks for TLS, and {_TLS}.")
    return security


async def _identity(address: str, security: Security) -> dict[str, Any]:
    """Return what a scheduler says of itself. Asked first: a client that does not come to be is loud about it."""
    there = rpc(address, timeout=SECONDS_TO_CONNECT, connection_args=security.get_connection_args("client"))
    try:
        return await asyncio.wait_for(there.identity(), SECONDS_TO_CONNECT)
    finally:
        await there.close_rpc()


def _be_quiet() -> None:
    """What dask writes into logs is said by our own sentences."""
    for name in ("distributed", "distributed.client", "distributed.core", "distributed.comm"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", module=r"distributed\b")
