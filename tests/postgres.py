"""A PostgreSQL server of one's own: real, in a folder that goes with it, on a Unix socket only."""

import glob
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import psycopg
import pytest

SECONDS_TO_START = 30


def _program(name: str) -> str | None:
    return shutil.which(
        name, path=os.pathsep.join([*sorted(glob.glob("/usr/lib/postgresql/*/bin")), os.defpath])
    )


needs_postgres = pytest.mark.skipif(_program("postgres") is None, reason="no PostgreSQL server is installed")


class Server:
    """A server that can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._user = _user()
        if self._user:
            shutil.chown(folder, self._user)
        self._call("initdb", "--pgdata", "data", "--auth", "trust", "--username", "grader", "--no-sync")
        self.start()

    def start(self) -> None:
        """Start it, and return when it answers."""
        settings = [
            "listen_addresses=",
            "fsync=off",
            "max_connections=20",
            f"unix_socket_directories={self._folder}",
        ]
        options = [part for setting in settings for part in ("-c", setting)]
        program = _program("postgres")
        assert program is not None
        with open(self._folder / "log", "ab") as log:
            self._process = subprocess.Popen(
                [program, "-D", "data", *options], cwd=self._folder, user=self._user, stdout=log, stderr=log
            )
        self._wait_until_it_answers()

    def kill(self) -> None:
        """End it with all its processes at once, as a power cut does."""
        if self._process.poll() is not None:
            return
        processes = [psutil.Process(self._process.pid)]
        with suppress(psutil.NoSuchProcess):
            processes += processes[0].children(recursive=True)
        for process in processes:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        self._process.wait()
        while any(_lives(process) for process in processes):
            time.sleep(0.005)

    def stop(self) -> None:
        self._process.send_signal(signal.SIGINT)
        self._process.wait()

    def new_database(self) -> str:
        """Make an empty database and return its URL, as a user would write it."""
        name = f"class_{uuid.uuid4().hex}"
        with psycopg.connect(self._dsn("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"postgresql://grader@/{name}?host={self._folder}"

    def _dsn(self, name: str) -> str:
        return f"host={self._folder} user=grader dbname={name}"

    def _wait_until_it_answers(self) -> None:
        end = time.monotonic() + SECONDS_TO_START
        while True:
            try:
                return psycopg.connect(self._dsn("postgres")).close()
            except psycopg.OperationalError:
                if time.monotonic() > end or self._process.poll() is not None:
                    raise RuntimeError((self._folder / "log").read_text()[-2000:]) from None
                time.sleep(0.02)

    def _call(self, name: str, *arguments: str) -> None:
        program = _program(name)
        assert program is not None
        subprocess.run(
            [program, *arguments], cwd=self._folder, user=self._user, check=True, capture_output=True
        )


def _lives(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _user() -> str | None:
    """A server does not run as root: then it runs as Debian's user for it, or as nobody."""
    if os.getuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@contextmanager
def a_server() -> Iterator[Server]:
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # short: a socket's path has at most 107 characters
    server = None
    try:
        server = Server(folder)
        yield server
    finally:
        if server:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)
