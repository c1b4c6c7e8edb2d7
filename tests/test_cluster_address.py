"""Which clusters may be used, and what is said of those that cannot be."""

import shutil
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import dask
import pytest

from grader.classroom.crew import UnfitCrew
from grader.classroom.crew.cluster.address import checked, connected
from grader.places import Places
from tests.batches import batch, lines_of, without_seconds, write_class
from tests.clusters import HERE, cluster

WITHOUT_DASK = """
import sys
sys.modules["distributed"] = None
from grader.cli import main
main()
"""


@pytest.fixture(scope="module")
def root(places: Places, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("class")
    write_class(places, folder, 3)
    return folder


@pytest.fixture(scope="module")
def alone(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What comes of it on a machine without dask."""
    out = tmp_path_factory.mktemp("alone") / "out"
    ran = without_dask("batch", str(root), "--out", str(out))
    assert ran.returncode == 0, ran.stderr
    return out


@pytest.mark.parametrize(
    ("given", "means"),
    [
        ("tcp://127.0.0.1:8786", "tcp://127.0.0.1:8786"),
        ("localhost:8786", "tcp://localhost:8786"),
        ("tcp://[::1]:8786", "tcp://[::1]:8786"),
        ("tls://10.1.2.3:8786", "tls://10.1.2.3:8786"),
        ("tls://login.example.org:8786", "tls://login.example.org:8786"),
    ],
)
def test_a_cluster_that_nobody_else_can_speak_to_may_be_used(given: str, means: str) -> None:
    assert checked(given) == means


@pytest.mark.parametrize("given", ["tcp://10.1.2.3:8786", "10.1.2.3:8786", "tcp://[2001:db8::1]:8786"])
def test_one_that_strangers_can_reach_is_refused(given: str) -> None:
    with pytest.raises(UnfitCrew, match=r"neither encrypted nor on this machine.*TLS"):
        checked(given)


@pytest.mark.parametrize(
    "given", ["", "8786", "tcp://127.0.0.1", "http://127.0.0.1:80", "tcp://127.0.0.1:99999", "a b"]
)
def test_what_is_no_address_is_told(given: str) -> None:
    with pytest.raises(UnfitCrew, match="expects tls://HOST:PORT"):
        checked(given)


def test_where_nobody_listens_is_told_and_how_to_go_on_with_what_was_begun(
    root: Path, alone: Path, tmp_path: Path
) -> None:
    """Both give dask's ten seconds to a scheduler that may yet come, and at the same time."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    begun = Path(shutil.copytree(alone, tmp_path / "begun"))
    with ThreadPoolExecutor() as both:
        new, going_on = (
            both.submit(batch, root, "--out", *where, "--cluster", address)
            for where in ([tmp_path / "new"], [begun, "--resume"])
        )
    ran = new.result()
    assert (ran.returncode, ran.stdout) == (3, "")
    assert ran.stderr.startswith(f"Error: No scheduler of a Dask cluster answers at {address}: ")
    assert ran.stderr.endswith(". `dask scheduler --host 127.0.0.1` starts one on this machine.\n")
    assert len(ran.stderr.splitlines()) == 1
    ran = going_on.result()
    assert (ran.returncode, "with --resume goes on from there" in ran.stderr) == (3, True)


def test_tls_without_certificates_is_told() -> None:
    with pytest.raises(UnfitCrew, match="dask's settings name no certificates"):
        connected("tls://127.0.0.1:8786", print)


def test_certificates_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    settings = ("ca-file", "client.key", "client.cert")
    with (
        dask.config.set({f"distributed.comm.tls.{one}": str(tmp_path / "nowhere") for one in settings}),
        pytest.raises(UnfitCrew, match=r"certificates that dask's settings name.*No such file"),
    ):
        connected("tls://127.0.0.1:8786", print)


def test_without_dask_a_class_is_graded_but_not_on_a_cluster(root: Path, alone: Path, tmp_path: Path) -> None:
    cluster = "--cluster", "tcp://127.0.0.1:8786"
    ran = without_dask("batch", str(root), "--out", str(tmp_path / "out"), *cluster)
    assert ran.returncode == 2
    assert "pip install 'grader-kit[cluster]'" in ran.stderr
    assert len(lines_of(alone)) == 3


def test_over_tls_with_a_worker_of_another_kit(
    root: Path, alone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in certificates(tmp_path).items():
        monkeypatch.setenv(name, value)
    other = Path(shutil.copytree(HERE / "grader", tmp_path / "other" / "grader"))
    (other / "record.py").write_text((other / "record.py").read_text() + "# changed\n")
    with cluster(tmp_path / "cluster", protocol="tls") as a_cluster:
        a_cluster.add_worker("--no-nanny", kit=other.parent)
        only = batch(root, "--out", tmp_path / "out", "--cluster", a_cluster.address)
        a_cluster.add_worker("--no-nanny")
        a_cluster.wait_for_workers(2)
        both = batch(root, "--out", tmp_path / "out", "--cluster", a_cluster.address)
        assert a_cluster.address.startswith("tls://")
    assert only.returncode == 2
    assert "The cluster has no worker that can grade this class. tls://127.0.0.1:" in only.stderr
    assert both.returncode == 0, both.stderr
    assert "Not used: the worker at tls://127.0.0.1" in both.stderr
    assert "another version of this kit" in both.stderr
    assert without_seconds(tmp_path / "out") == without_seconds(alone)


def certificates(folder: Path) -> dict[str, str]:
    """Make one certificate for all, and return the settings that make dask use it."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    how = ["-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=class", "-days", "2"]
    made = ["openssl", "req", *how, "-keyout", key, "-out", certificate]
    subprocess.run(made, check=True, capture_output=True)
    tls = "DASK_DISTRIBUTED__COMM__TLS"
    mine = {
        f"{tls}__{who}__{what}": str(file)
        for who in ("SCHEDULER", "WORKER", "CLIENT")
        for what, file in (("KEY", key), ("CERT", certificate))
    }
    return mine | {f"{tls}__CA_FILE": str(certificate)}


def without_dask(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_DASK, *arguments], capture_output=True, text=True, check=False
    )
