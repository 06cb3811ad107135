"""
Files in and out: written whole or not at all.
"""

import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport.errors import NotWritten, UnreadableFile
from govreport.files import read_bytes, write_bytes


class TestWriting:
    @given(data=st.binary(), other=st.binary())
    def test_what_was_written_is_read(self, tmp_path_factory: pytest.TempPathFactory, data: bytes, other: bytes) -> None:
        """
        The file holds the bytes, and nothing else is left beside it.
        """
        path = tmp_path_factory.mktemp("files") / "报 告.json"

        write_bytes(other, path)
        write_bytes(data, path)

        assert read_bytes(path) == data
        assert [each.name for each in path.parent.iterdir()] == ["报 告.json"]

    @pytest.mark.parametrize("target", ["missing/x.json", "file/x.json", ".", "a\0b", "x" * 300])
    def test_where_nothing_can_be_written(self, tmp_path: Path, target: str) -> None:
        """
        A place that cannot be written is an error with its path, in both languages, and nothing is left behind.
        """
        (tmp_path / "file").write_bytes(b"old")

        with pytest.raises(NotWritten) as caught:
            write_bytes(b"new", tmp_path / target)

        assert caught.value.path == str(tmp_path / target)
        assert caught.value.explain("zh") != caught.value.explain("en")
        assert (tmp_path / "file").read_bytes() == b"old"
        assert [each.name for each in tmp_path.iterdir()] == ["file"]

    def test_a_full_disk_leaves_the_old_file(self, tmp_path: Path) -> None:
        """
        When writing fails in the middle the old file stands as it was, and no draft is left.
        """
        path = tmp_path / "report.json"
        path.write_bytes(b"old")
        code = (
            "import resource, signal, sys\n"
            "from govreport.errors import NotWritten\n"
            "from govreport.files import write_bytes\n"
            "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
            "try: write_bytes(b'n' * 100_000, sys.argv[1])\n"
            "except NotWritten: print('refused')\n"
        )

        done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)

        assert done.stdout == "refused\n"
        assert path.read_bytes() == b"old"
        assert [each.name for each in tmp_path.iterdir()] == ["report.json"]
        assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 1000

    def test_permissions_are_kept(self, tmp_path: Path) -> None:
        """
        A file that is replaced keeps its permissions; a new one gets what the process gives.
        """
        old, new = tmp_path / "old", tmp_path / "new"
        old.write_bytes(b"")
        old.chmod(0o604)
        (tmp_path / "plain").write_bytes(b"")

        write_bytes(b"x", old)
        write_bytes(b"x", new)

        assert stat.S_IMODE(old.stat().st_mode) == 0o604
        assert new.stat().st_mode == (tmp_path / "plain").stat().st_mode

    def test_a_link_is_followed(self, tmp_path: Path) -> None:
        """
        Through a link its target is replaced; the link stays one.
        """
        target, link = tmp_path / "target", tmp_path / "link"
        target.write_bytes(b"old")
        link.symlink_to(target)

        write_bytes(b"new", link)

        assert link.is_symlink()
        assert target.read_bytes() == b"new"

    def test_a_device_is_written_to(self) -> None:
        """
        A device is never replaced by a file.
        """
        write_bytes(b"x", os.devnull)

        assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


class TestReading:
    @pytest.mark.parametrize("target", ["missing.json", ".", "a\0b"])
    def test_what_cannot_be_opened(self, tmp_path: Path, target: str) -> None:
        """
        A missing file, a folder and an impossible name are unreadable, with the path.
        """
        with pytest.raises(UnreadableFile) as caught:
            read_bytes(tmp_path / target)

        assert caught.value.path == str(tmp_path / target)

    def test_it_can_be_called_otherwise(self, tmp_path: Path) -> None:
        """
        An error calls the file as its user does.
        """
        with pytest.raises(UnreadableFile) as caught:
            read_bytes(tmp_path / "missing", shown="我的报告")

        assert caught.value.path == "我的报告"
