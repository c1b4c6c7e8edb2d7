"""Given an archive that somebody prepared, then nothing leaves it or bursts, and it costs its own submission only."""

import io
import random
import stat
import struct
import time
import zipfile
from pathlib import Path

import pytest

from grader.classroom.intake import listing, read
from tests.classes import MINE, archive, names, packed, programs

GOOD = {"bob/softmax.py": MINE}


def class_with(path: Path, inner: bytes) -> dict[str, dict[str, str]]:
    """Return what is read of a class where ada hands in this archive."""
    return programs(listing(archive(path / "class.zip", {"ada/work.zip": inner, **GOOD})))


def changed(data: bytes, **fields: int) -> bytes:
    """Return an archive whose members say something else of themselves, in both places where they say it."""
    places = {"flags": (6, 8, "<H"), "method": (8, 10, "<H"), "crc": (14, 16, "<L"), "size": (22, 24, "<L")}
    changed = bytearray(data)
    for name, value in fields.items():
        local, central, form = places[name]
        for mark, offset in ((b"PK\3\4", local), (b"PK\1\2", central)):
            start = changed.find(mark)
            while start >= 0:
                struct.pack_into(form, changed, start + offset, value)
                start = changed.find(mark, start + 4)
    return bytes(changed)


@pytest.mark.parametrize(
    "name",
    [
        "../softmax.py",
        "ada/../../softmax.py",
        "/etc/softmax.py",
        "..\\softmax.py",
        "C:\\softmax.py",
        "\\\\server\\softmax.py",
    ],
)
def test_names_that_lead_out_are_left_out_and_told(tmp_path: Path, name: str) -> None:
    found = listing(archive(tmp_path / "class.zip", {name: "secret", **GOOD}))
    assert programs(found) == {"bob": {"softmax": MINE}}
    assert found.left_out == [f"{name}: its name leads out of the archive, and it was left out."]


def test_nothing_is_ever_written(tmp_path: Path) -> None:
    root = archive(tmp_path / "class.zip", {"ada/work.zip": packed({"a/softmax.py": MINE}), **GOOD})
    programs(listing(root))
    assert list(tmp_path.iterdir()) == [root]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"flags": 1}, "softmax.py is encrypted; hand it in without a password."),
        ({"crc": 7}, "softmax.py is damaged in its archive."),
        ({"method": 14}, "softmax.py is packed in a way that is not read here; pack it as an ordinary zip."),
        ({"method": 99}, "softmax.py is packed in a way that is not read here; pack it as an ordinary zip."),
    ],
)
def test_a_member_that_cannot_be_read_is_told(tmp_path: Path, fields: dict[str, int], says: str) -> None:
    inner = changed(packed({"softmax.py": MINE}), **fields)
    assert class_with(tmp_path, inner) == {"ada": {"softmax": says}, "bob": {"softmax": MINE}}


@pytest.mark.parametrize("cut", [0, 10, 60, 100])
def test_an_archive_that_was_cut_off_costs_its_own_submission(tmp_path: Path, cut: int) -> None:
    whole = packed({"softmax.py": MINE})
    said = class_with(tmp_path, whole[:cut])
    assert said == {
        "ada": {"softmax": "work.zip is no zip archive, or a damaged one."},
        "bob": {"softmax": MINE},
    }


@pytest.mark.parametrize("size", [None, 10])
def test_a_member_that_bursts_is_read_no_further_than_allowed(tmp_path: Path, size: int | None) -> None:
    bomb = packed({"softmax.py": b" " * 50_000_000})
    started = time.perf_counter()
    said = class_with(tmp_path, changed(bomb, size=size) if size else bomb)
    assert said["ada"]["softmax"] in (
        "softmax.py has more than 1 MB.",
        "softmax.py is damaged in its archive.",
    )
    assert said["bob"] == {"softmax": MINE}
    assert time.perf_counter() - started < 10


def test_an_archive_within_an_archive_within_an_archive_is_not_looked_into(tmp_path: Path) -> None:
    nested = packed({"softmax.py": MINE})
    for _ in range(3):
        nested = packed({"work.zip": nested})
    found = listing(archive(tmp_path / "class.zip", {"ada/work.zip": nested, **GOOD}))
    assert programs(found) == {"ada": {}, "bob": {"softmax": MINE}}
    assert "ada/work.zip: an archive within an archive, and left out." in found.left_out


@pytest.mark.parametrize("members", [3_000, 30_000])
def test_an_archive_of_countless_members_is_not_listed(tmp_path: Path, members: int) -> None:
    said = class_with(tmp_path, packed({f"{n}.py": "" for n in range(members)}))
    assert said == {"ada": {"softmax": "work.zip holds too many files."}, "bob": {"softmax": MINE}}


def test_of_members_with_the_same_name_the_last_counts_and_it_is_told(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as twice, pytest.warns(UserWarning):
        twice.writestr("softmax.py", "first")
        twice.writestr("softmax.py", MINE)
    found = listing(archive(tmp_path / "class.zip", {"ada/work.zip": buffer.getvalue(), **GOOD}))
    assert programs(found)["ada"] == {"softmax": MINE}
    assert found.noted == [
        "ada/ada/work.zip/softmax.py: is in the archive more than once; the last one was taken.".replace(
            "ada/ada", "ada"
        )
    ]


def test_a_link_in_an_archive_is_not_followed(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("softmax.py")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as with_link:
        with_link.writestr(link, "/etc/passwd")
    said = class_with(tmp_path, buffer.getvalue())
    assert said["ada"] == {"softmax": "softmax.py is a link; hand in the file itself."}


def test_names_are_read_in_the_encodings_that_archives_have(tmp_path: Path) -> None:
    unmarked = packed({"XYZW/softmax.py": MINE}).replace(b"XYZW", "Zö".encode() + b"e")
    (tmp_path / "mac.zip").write_bytes(unmarked)
    assert names(tmp_path / "mac.zip") == ["Zöe"]
    (tmp_path / "dos.zip").write_bytes(
        packed({"XYZ/softmax.py": MINE}).replace(b"XYZ", "Zöe".encode("cp437"))
    )
    assert names(tmp_path / "dos.zip") == ["Zöe"]
    assert names(archive(tmp_path / "any.zip", {"Zo\u0308e 名/softmax.py": MINE})) == ["Zöe 名"]


def test_names_that_hide_or_have_no_end_are_harmless(tmp_path: Path) -> None:
    long, control = "a" * 250, "a\x1b[2J"
    found = listing(
        archive(
            tmp_path / "class.zip",
            {f"{long}/softmax.py": MINE, f"{control}/x.py": "", f"{'b' * 300}/x.py": ""},
        )
    )
    assert [one.name for one in found.submissions] == [control, "a" * 149 + "…"]
    assert all(text.isprintable() for text in found.left_out)


@pytest.mark.parametrize("seed", range(30))
def test_an_archive_changed_at_random_never_raises(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(10):
        inner = bytearray(packed({"softmax.py": MINE, "x/mse.py": MINE * 50, "all.ipynb": "{}"}))
        for _ in range(dice.randint(1, 6)):
            inner[dice.randrange(len(inner))] = dice.randrange(256)
        assert class_with(tmp_path, bytes(inner))["bob"] == {"softmax": MINE}


def test_an_archive_that_is_gone_or_changed_when_it_is_read_is_told(tmp_path: Path) -> None:
    root = archive(tmp_path / "class.zip", {"ada/softmax.py": MINE, **GOOD})
    ada, bob = listing(root).submissions
    root.write_bytes(b"x" * 99)
    assert read(ada)[0].problem == "softmax.py is no zip archive, or a damaged one."
    root.unlink()
    assert read(bob)[0].problem.startswith("softmax.py cannot be read: No such file")
