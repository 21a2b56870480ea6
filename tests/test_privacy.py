"""No mail text leaves the machine: the whole program with every socket but loopback refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

GUARD = '''
import ipaddress, socket, sys

def refuse(event, arguments):
    """An audit hook sees every connection and look-up, whatever library makes it."""
    if event == "socket.connect":
        address = arguments[1]
        if isinstance(address, tuple) and not ipaddress.ip_address(address[0]).is_loopback:
            print("LEAK", address, file=sys.stderr)
            raise PermissionError(f"connection to {address}")
    if event == "socket.getaddrinfo" and arguments[0] not in ("localhost", "127.0.0.1", "::1"):
        print("LEAK", arguments[0], file=sys.stderr)
        raise PermissionError(f"look-up of {arguments[0]}")

sys.addaudithook(refuse)
sys.argv = ["replylint", *sys.argv[1:]]
from replylint.cli import main
main()
'''


def test_nothing_but_loopback(tmp_path: Path, grammar):
    from replylint.analysis.languagetool import find_or_start

    find_or_start()  # installing may use the network; linting must not
    script = tmp_path / "guarded.py"
    script.write_text(GUARD, encoding="utf-8")
    mails = sorted(str(path) for path in (ROOT / "examples").rglob("*.eml"))
    run = subprocess.run(
        [sys.executable, str(script), "--require-languagetool", "--output-format", "json", *mails],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "LEAK" not in run.stderr
    assert run.returncode == 1, run.stderr
    assert "signature-nip-invalid" in run.stdout
