import errno
import hashlib
import io

import pytest

from casefile.store import Vault


@pytest.fixture
def vault(tmp_path):
    return Vault(tmp_path / "vault")


def test_a_file_lies_under_the_hash_of_its_bytes_read_only(vault, tmp_path):
    source = tmp_path / "x.pdf"
    source.write_bytes(b"%PDF-1.7 something")
    sha256 = vault.add(source)
    home = vault.path_of(sha256)
    assert sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    assert home.name == f"{sha256}.pdf"
    assert home.parent.name == sha256[:2]
    assert home.read_bytes() == source.read_bytes()
    assert home.stat().st_mode & 0o222 == 0


def test_the_same_bytes_again_change_nothing(vault, tmp_path):
    source = tmp_path / "x.pdf"
    source.write_bytes(b"the same")
    first = vault.add(source)
    before = vault.path_of(first).stat()
    assert vault.add(source) == first
    after = vault.path_of(first).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert list((vault.root / "tmp").iterdir()) == []


def test_what_a_killed_copy_left_is_found_again(vault):
    left = vault.copy_in(io.BytesIO(b"whole, but not yet kept"))
    assert not vault.holds(left.sha256)
    (found,) = Vault(vault.root).left_over()
    vault.keep(found)
    assert vault.holds(left.sha256)
    assert list(vault.left_over()) == []


def test_a_source_that_fails_leaves_nothing_behind(vault):
    class Failing(io.BytesIO):
        def read(self, size=-1):
            raise OSError(errno.EIO, "input/output error")

    with pytest.raises(OSError, match="input/output"):
        vault.copy_in(Failing())
    assert list((vault.root / "tmp").iterdir()) == []
