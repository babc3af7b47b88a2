"""A file is there whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from xinnlp.errors import OutputError
from xinnlp.writers import make_folder, open_whole


def test_a_new_file_appears_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c.json"
    with open_whole(path) as file:
        file.write(b"{}")
        assert not path.exists()
    assert path.read_bytes() == b"{}"
    assert [entry.name for entry in path.parent.iterdir()] == ["c.json"]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt), open_whole(path) as file:
        file.write(b"new")
        raise KeyboardInterrupt
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]


def test_permissions_of_the_old_file_stay_and_new_ones_follow_the_mask(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.touch(mode=0o600)
    new = tmp_path / "new"
    for path in (old, new):
        with open_whole(path) as file:
            file.write(b"x")
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(old.stat().st_mode) == 0o600
    assert stat.S_IMODE(new.stat().st_mode) == 0o666 & ~mask


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    with open_whole(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    with open_whole(Path(os.devnull)) as file:
        file.write(b"x")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    with (
        pytest.raises(OutputError, match="cannot write /dev/full: No space left"),
        open_whole(Path("/dev/full")) as file,
    ):
        file.write(b"x")
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", fill)
    with (
        pytest.raises(OutputError, match="No space left on device; make room"),
        open_whole(tmp_path / "a.json") as file,
    ):
        file.write(b"x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["file/a.json", ".", "x" * 300])
def test_an_impossible_place_is_an_output_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot write"), open_whole(tmp_path / name) as file:
        file.write(b"x")


def test_a_folder_is_made_or_refused(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    assert list((tmp_path / "a" / "b").iterdir()) == []
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot write to"):
        make_folder(tmp_path / "file")
