"""The demonstration, made and started for one test run in a working folder of its own."""

import os
import pathlib
import socket
import subprocess
import threading
import urllib.request

HOUSE = pathlib.Path(__file__).resolve().parents[2]
READY = "Underveis svarer på"


class DemoServer:
    """Owns the server's process: nothing is left running, whatever the tests do."""

    def __init__(self, folder, persons=40):
        self.lines = []
        self._ready = threading.Event()
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        program = os.environ.get("UNDERVEIS_PROGRAM", str(HOUSE / ".build/debug/underveis"))
        environment = {name: value for name, value in os.environ.items() if not name.startswith("UNDERVEIS_")}
        environment |= {
            "UNDERVEIS_CONTENT_FOLDER": str(HOUSE / "content"),
            "UNDERVEIS_WEB": str(pathlib.Path(program).resolve().parent / "underveis_Web.resources"),
        }
        self._process = subprocess.Popen(
            [program, "demo", "--personer", str(persons), "--port", str(port)],
            cwd=folder, env=environment, text=True, encoding="utf-8",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        threading.Thread(target=self._listen, daemon=True).start()

    def wait_until_ready(self, seconds=180):
        """The server says itself when it answers; the health check confirms it."""
        self._ready.wait(seconds)
        if self._process.poll() is not None or not any(READY in line for line in self.lines):
            raise RuntimeError("Serveren kom ikke i gang:\n" + "".join(self.lines))
        with urllib.request.urlopen(f"{self.address}/health", timeout=10) as answer:
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


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
