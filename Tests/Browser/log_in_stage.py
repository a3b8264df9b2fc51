"""A server for real records, with nothing of the demonstration: its own certificate, keys, list of staff and empty
database; and the two providers that it sends people to."""

import datetime
import ipaddress
import json
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import time
import urllib.request

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from demo_server import HOUSE, PROGRAM, Server, free_port, surroundings

ORGANISATION = "999999990"
# Made-up numbers: 80 is added to the month, and the numbers in the register begin with zeros.
STAFF = [
    {"sub": "ingrid", "pid": "10915596784", "hpr": "000000101", "name": "Ingrid Moldvang"},
    {"sub": "sunniva", "pid": "50846202355", "hpr": "000000102", "name": "Sunniva Haugmark"},
    {"sub": "torunn", "pid": "24824400000", "hpr": "000000103", "name": "Torunn Stavlid"},
    {"sub": "hodan", "pid": "12857700011", "hpr": "000000104", "name": "Hodan Abdulfara"},
    {"sub": "piotr", "pid": "01810199999", "name": "Piotr Zielanek"},
]
ON_THE_LIST = {
    "ingrid-moldvang": "101", "sunniva-haugmark": "102", "torunn-stavlid": "103", "hodan-abdulfara": "104"}
PERSONS = [{"sub": "vigdis", "pid": "14838812345", "name": "Vigdis Musland"}]


class ProviderProcess:
    def __init__(self, folder, kind, site, certificate):
        port, base = free_port(), site + ("" if kind == "staff" else "/min-side")
        self.issuer = f"http://localhost:{port}"
        self._settings = folder / f"{kind}.json"
        self._settings.write_text(json.dumps({
            "kind": kind, "port": port, "issuer": self.issuer, "name": "HelseID" if kind == "staff" else "ID-porten",
            "client_id": f"underveis-{kind}", "redirect_uri": f"{base}/logg-inn/tilbake",
            "signed_out": f"{base}/logg-inn", "ended": f"{base}/logg-inn/avsluttet", "keys": f"{base}/logg-inn/nokler",
            "own_key": str(folder / f"{kind}-provider.jwk"),
            "certificate": str(certificate), "organisation": ORGANISATION,
            "persons": STAFF if kind == "staff" else PERSONS}), encoding="utf-8")
        self.start()

    def start(self):
        self._process = subprocess.Popen(
            [sys.executable, str(pathlib.Path(__file__).parent / "provider.py"), str(self._settings)])
        for _ in range(200):
            try:
                self.refusals()
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("Leverandøren kom ikke i gang.")

    def stop(self):
        self._process.terminate()
        self._process.wait()

    def refusals(self):
        """What the client did wrong, as the provider sees it."""
        with urllib.request.urlopen(f"{self.issuer}/refusals", timeout=5) as answer:
            return json.load(answer)


class LogInStage:
    def __init__(self, folder):
        self._folder = folder
        port = free_port()
        self.address = f"https://127.0.0.1:{port}"
        certificate = self._make_certificate()
        shutil.copytree(HOUSE / "content", folder / "content")
        self.staff_list = folder / "content" / "demo" / "ansatte.yaml"
        for staff, number in ON_THE_LIST.items():
            self.put_on_the_list(staff, f'hpr: "{number}"')
        self.helse_id = ProviderProcess(folder, "staff", self.address, certificate)
        self.id_porten = ProviderProcess(folder, "person", self.address, certificate)
        environment = surroundings(**self._settings(certificate))
        subprocess.run([PROGRAM, "keys", "new"], cwd=folder, env=environment, check=True, capture_output=True)
        self.server = Server(["serve", "--port", str(port)], folder, environment, self.address, certificate)

    def stop(self):
        self.server.stop()
        self.helse_id.stop()
        self.id_porten.stop()

    def put_on_the_list(self, staff, line):
        text = self.staff_list.read_text(encoding="utf-8")
        changed = re.sub(rf"^  - id: {staff}$", rf"\g<0>\n    {line}", text, flags=re.MULTILINE)
        assert changed != text, f"{staff} er ikke ansatt"
        self.write_the_list(changed)

    def take_off_the_list(self, line):
        text = self.staff_list.read_text(encoding="utf-8")
        assert line in text
        self.write_the_list(text.replace(f"    {line}\n", ""))

    def write_the_list(self, text):
        beside = self.staff_list.with_suffix(".ny")
        beside.write_text(text, encoding="utf-8")
        beside.replace(self.staff_list)

    def let_everybody_stand_still(self, minutes):
        """Turns the clock for the log-ins: as if nobody had asked for anything in so long."""
        with sqlite3.connect(self._folder / "ekte.sqlite", timeout=20) as database:
            database.execute("UPDATE session SET last_seen = last_seen - ?", [minutes * 60_000])
        database.close()

    def _settings(self, certificate):
        secret = self._folder / "hemmelighet"
        secret.write_text("5f" * 32)
        secret.chmod(0o600)
        staff, person = self._make_key("ansatt.pem"), self._make_key("person.pem")
        return {
            "UNDERVEIS_DATABASE": str(self._folder / "ekte.sqlite"),
            "UNDERVEIS_CONTENT_FOLDER": str(self._folder / "content"),
            "UNDERVEIS_PUBLIC_ADDRESS": self.address, "UNDERVEIS_TLS_CERTIFICATE": str(certificate),
            "UNDERVEIS_TLS_KEY": str(self._folder / "tls.key"), "UNDERVEIS_SEAL_KEY_FILE": str(self._folder / "nokler"),
            "UNDERVEIS_LOGIN_STAFF_ISSUER": self.helse_id.issuer, "UNDERVEIS_LOGIN_STAFF_CLIENT_ID": "underveis-staff",
            "UNDERVEIS_LOGIN_STAFF_KEY_FILES": str(staff), "UNDERVEIS_LOGIN_STAFF_SECRET_FILE": str(secret),
            "UNDERVEIS_LOGIN_STAFF_ORGANISATION": ORGANISATION,
            "UNDERVEIS_LOGIN_PERSON_ISSUER": self.id_porten.issuer,
            "UNDERVEIS_LOGIN_PERSON_CLIENT_ID": "underveis-person", "UNDERVEIS_LOGIN_PERSON_KEY_FILES": str(person),
        }

    def _make_key(self, name):
        key = ec.generate_private_key(ec.SECP256R1())
        path = self._folder / name
        path.write_bytes(key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
        path.chmod(0o600)
        return path

    def _make_certificate(self):
        path = self._make_key("tls.key")
        key = serialization.load_pem_private_key(path.read_bytes(), None)
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
        now = datetime.datetime.now(datetime.timezone.utc)
        alternative = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
        made = (
            x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
            .serial_number(x509.random_serial_number()).not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=90)).add_extension(alternative, critical=False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(key, hashes.SHA256()))
        certificate = self._folder / "tls.pem"
        certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
        return certificate
