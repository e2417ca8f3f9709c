"""The command line talks to a running app: over the loopback, with a token that only the owner can read."""

from __future__ import annotations

import hmac
import io
import json
import os
import secrets
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_HOST = "127.0.0.1"
_LIMIT = 1 << 20
_FAULT_STATUS = 500
_FAULT = "The running app could not do it; its log says why.\n"

Runner = Callable[[Sequence[str], Path, io.StringIO, io.StringIO], int]


@dataclass(frozen=True)
class Answer:
    """What a command printed and its exit code."""

    code: int
    out: str
    err: str


def ask(warehouse: Path, argv: Sequence[str]) -> Answer | None:
    """Let the app that holds `warehouse` run the command; None when no app answers."""
    door = _door(warehouse)
    try:
        found = json.loads(door.read_text(encoding="utf-8"))
        request = urllib.request.Request(
            "http://" + _HOST + ":" + str(int(found["port"])) + "/run",
            data=json.dumps({"argv": list(argv), "folder": str(Path.cwd())}).encode(),
            headers={"Authorization": "Bearer " + str(found["token"]), "Content-Type": "application/json"},
        )
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=3600) as response:
            body = json.loads(response.read())
        return Answer(int(body["code"]), str(body["out"]), str(body["err"]))
    except urllib.error.HTTPError as refusal:
        return Answer(1, "", _FAULT) if refusal.code == _FAULT_STATUS else None
    except (OSError, ValueError, KeyError):
        return None


class Door:
    """A listener for one warehouse; `close` removes it."""

    def __init__(self, warehouse: Path, runner: Runner) -> None:
        self._path = _door(warehouse)
        token = secrets.token_urlsafe(32)
        self._server = ThreadingHTTPServer((_HOST, 0), _handler(token, runner))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, name="salesperf-door", daemon=True).start()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part = self._path.with_suffix(".part")
        part.unlink(missing_ok=True)
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump({"port": self._server.server_address[1], "token": token}, file)
        part.replace(self._path)

    def close(self) -> None:
        """Stop listening and remove the door's file."""
        self._server.shutdown()
        self._server.server_close()
        self._path.unlink(missing_ok=True)


def _door(warehouse: Path) -> Path:
    return warehouse.with_name(warehouse.stem + ".door.json")


def _handler(token: str, runner: Runner) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = self.headers.get("Authorization", "").removeprefix("Bearer ")
            length = int(self.headers.get("Content-Length", "0") or 0)
            if (
                not hmac.compare_digest(sent.encode(), token.encode())
                or self.path != "/run"
                or not 0 < length <= _LIMIT
            ):
                self.send_error(403)
                return
            asked = json.loads(self.rfile.read(length))
            out, err = io.StringIO(), io.StringIO()
            code = None
            try:
                code = runner([str(word) for word in asked["argv"]], Path(str(asked["folder"])), out, err)
            finally:
                if code is None:  # what went wrong stands in the app's log
                    self.send_error(_FAULT_STATUS)
            body = json.dumps({"code": code, "out": out.getvalue(), "err": err.getvalue()}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_parts: object) -> None:
            """Say nothing; the command's own output is the answer."""

    return Handler
