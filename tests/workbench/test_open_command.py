"""`factions open` prints an address that lets in, and says clearly what is wrong."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from pages_case import pages_case

from factions.cli.app import run


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A workbench of its own process on a free port, ended by its own id; gives the address it printed."""
    with pages_case(tmp_path) as casefile:
        path = casefile.name
    command = [sys.executable, "-m", "factions", "open", path, "--port", "0", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            found = re.search(r"http://127\.0\.0\.1:\d+/\?token=\S+", process.stdout.readline())
            assert found is not None
            yield process, found[0]
        finally:
            process.terminate()


def test_the_printed_address_lets_in_and_no_other(opened: tuple[subprocess.Popen[str], str]) -> None:
    process, address = opened
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    with opener.open(address, timeout=60) as answer:
        assert "pages.case" in answer.read().decode()
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(address.partition("?")[0], timeout=60)
    assert refused.value.code == 403
    refused.value.close()
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 0


def test_a_missing_casefile_and_a_taken_port_are_clear_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["open", str(tmp_path / "none.case"), "--no-browser"]) == 1
    assert "there is no such casefile" in capsys.readouterr().err
    with pages_case(tmp_path) as casefile:
        path = casefile.name
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert run(["open", path, "--no-browser", "--port", port]) == 2
    assert f"Port {port} cannot be used" in capsys.readouterr().err
    assert run(["open", path, "--no-browser", "--port", "99999"]) == 2
