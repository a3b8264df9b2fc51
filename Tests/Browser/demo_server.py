"""The program's own process for one test run, in a working folder of its own; and the demonstration, made and started in it."""

import os
import pathlib
import socket
import ssl
import subprocess
import threading
import urllib.request

HOUSE = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("UNDERVEIS_PROGRAM", str(HOUSE / ".build/debug/underveis"))
READY = "Underveis svarer på"


def surroundings(**settings):
    """The environment to start the program in: none of our own settings, and these."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("UNDERVEIS_")}
    return environment | {
        "UNDERVEIS_CONTENT_FOLDER": str(HOUSE / "content"),
        "UNDERVEIS_WEB": str(pathlib.Path(PROGRAM).resolve().parent / "underveis_Web.resources"),
    } | settings


class Server:
    """Owns the server's process: nothing is left running, whatever the tests do."""

    def __init__(self, command, folder, environment, address, certificate=None):
        self.lines = []
        self.address = address
        self._certificate = certificate
        self._ready = threading.Event()
        self._process = subprocess.Popen(
            [PROGRAM, *command], cwd=folder, env=environment, text=True, encoding="utf-8",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        threading.Thread(target=self._listen, daemon=True).start()

    def wait_until_ready(self, seconds=180):
        """The server says itself when it answers; the health check confirms it."""
        self._ready.wait(seconds)
        if self._process.poll() is not None or not any(READY in line for line in self.lines):
            raise RuntimeError("Serveren kom ikke i gang:\n" + "".join(self.lines))
        trust = ssl.create_default_context(cafile=self._certificate) if self._certificate else None
        with urllib.request.urlopen(f"{self.address}/health", timeout=10, context=trust) as answer:
            assert answer.status == 200

    def stop(self):
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _listen(self):
        for line in self._process.stdout:
            self.lines.append(line)
            if READY in line:
                self._ready.set()
        # The end of the output is the end of the program: whoever waits must not wait on.
        self._ready.set()


class DemoServer(Server):
    """The demonstration."""

    def __init__(self, folder, persons=40):
        port = free_port()
        super().__init__(
            ["demo", "--personer", str(persons), "--port", str(port)], folder, surroundings(),
            f"http://127.0.0.1:{port}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
