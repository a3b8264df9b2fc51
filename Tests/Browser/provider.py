"""An OpenID provider for the browser tests, in a process of its own: one like HelseID or one like ID-porten.

Started with a JSON file that says which (see `log_in_stage.py`). Whoever comes chooses who they are and on what level."""

import html
import json
import pathlib
import secrets
import sys
import threading
import time
import urllib.parse
import urllib.request
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from joserfc import jwt
from joserfc.jwk import RSAKey

from provider_checks import ClientCheck, ProofCheck, Refused, digest, must

STAFF_SCOPES = {
    "openid", "profile", "helseid://scopes/identity/pid", "helseid://scopes/identity/security_level",
    "helseid://scopes/hpr/hpr_number"}
PERSON_SCOPES = {"openid", "profile"}


class Provider:
    def __init__(self, settings):
        self.settings = settings
        self.issuer = settings["issuer"]
        self.is_for_staff = settings["kind"] == "staff"
        self.persons = {person["sub"]: person for person in settings["persons"]}
        self.client = ClientCheck(settings["client_id"], self.issuer, settings["keys"], settings.get("certificate"))
        self.proofs = ProofCheck()
        self.key = self.own_key(pathlib.Path(settings["own_key"]))
        self.algorithm = "PS256" if self.is_for_staff else "RS256"
        self.requests, self.codes, self.tokens, self.log_ins = {}, {}, {}, {}
        self.refusals = []

    @staticmethod
    def own_key(path):
        """The same after a restart, as a provider's is."""
        if not path.exists():
            made = RSAKey.generate_key(2048, parameters={"kid": secrets.token_hex(4), "use": "sig"}, private=True)
            path.write_text(json.dumps(made.as_dict(private=True)), encoding="utf-8")
        return RSAKey.import_key(json.loads(path.read_text(encoding="utf-8")))

    def document(self):
        return {
            "issuer": self.issuer, "authorization_endpoint": f"{self.issuer}/connect/authorize",
            "token_endpoint": f"{self.issuer}/connect/token", "jwks_uri": f"{self.issuer}/jwks",
            "pushed_authorization_request_endpoint": f"{self.issuer}/connect/par",
            "userinfo_endpoint": f"{self.issuer}/connect/userinfo",
            "end_session_endpoint": f"{self.issuer}/connect/endsession", "require_pushed_authorization_requests": True,
            "authorization_response_iss_parameter_supported": True, "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["private_key_jwt"],
            "id_token_signing_alg_values_supported": [self.algorithm]}

    def push(self, form):
        """RFC 9126."""
        self.client.check(form)
        must(form.get("response_type") == "code", "PAR: response_type")
        must(form.get("redirect_uri") == self.settings["redirect_uri"], "PAR: redirect_uri")
        must(form.get("code_challenge_method") == "S256" and len(form.get("code_challenge", "")) == 43, "PAR: PKCE")
        must(min(len(form.get("state", "")), len(form.get("nonce", ""))) >= 32, "PAR: state, nonce")
        scopes = STAFF_SCOPES if self.is_for_staff else PERSON_SCOPES
        must(set(form.get("scope", "").split()) == scopes, "PAR: scope")
        must(self.is_for_staff or form.get("acr_values") == "idporten-loa-high", "PAR: acr_values")
        must(form.get("max_age", "").isdigit(), "PAR: max_age")
        reference = f"urn:ietf:params:oauth:request_uri:{secrets.token_urlsafe(24)}"
        self.requests[reference] = form | {"until": time.time() + 600}
        return {"request_uri": reference, "expires_in": 600}

    def request(self, query):
        must(set(query) == {"client_id", "request_uri"}, "authorize: mer enn en henvisning")
        must(query["client_id"] == self.settings["client_id"], "authorize: client_id")
        request = self.requests.get(query["request_uri"])
        must(request is not None and request["until"] > time.time(), "authorize: ukjent henvisning")
        return request

    def known(self, request, log_in_id):
        """The provider's own log-in, when it is good enough without asking again."""
        log_in = self.log_ins.get(log_in_id)
        if log_in is None or request.get("prompt") == "login":
            return None
        return log_in if time.time() - log_in["at"] <= int(request["max_age"]) else None

    def answer(self, reference, log_in):
        """Back to the client with a code, or without when they turned back."""
        request = self.requests.pop(reference)
        answer = {"state": request["state"], "iss": self.issuer}
        if log_in is None:
            answer |= {"error": "access_denied"}
        else:
            answer["code"] = secrets.token_urlsafe(24)
            self.codes[answer["code"]] = (request, log_in)
        return f"{request['redirect_uri']}?{urllib.parse.urlencode(answer)}"

    def token(self, form, proof):
        self.client.check(form)
        thumbprint = None
        if self.is_for_staff:
            thumbprint = self.proofs.check(proof, "POST", f"{self.issuer}/connect/token")
        must(form.get("grant_type") == "authorization_code", "token: grant_type", "unsupported_grant_type")
        granted = self.codes.pop(form.get("code"), None)
        must(granted is not None, "token: koden er brukt eller ukjent", "invalid_grant")
        request, log_in = granted
        must(form.get("redirect_uri") == request["redirect_uri"], "token: redirect_uri", "invalid_grant")
        must(digest(form.get("code_verifier", "")) == request["code_challenge"], "token: PKCE", "invalid_grant")
        now = int(time.time())
        claims = {
            "iss": self.issuer, "aud": self.settings["client_id"], "sub": log_in["person"]["sub"], "iat": now,
            "exp": now + 120, "auth_time": int(log_in["at"]), "nonce": request["nonce"], "sid": log_in["sid"]}
        claims |= self.in_token(log_in)
        access = secrets.token_urlsafe(32)
        self.tokens[access] = (log_in, thumbprint)
        signed = jwt.encode({"alg": self.algorithm, "kid": self.key.kid}, claims, self.key, algorithms=[self.algorithm])
        return {
            "id_token": signed, "access_token": access, "expires_in": 120,
            "token_type": "DPoP" if thumbprint else "Bearer"}

    def in_token(self, log_in):
        """HelseID tells who it is at the address for user info, ID-porten in the token."""
        if self.is_for_staff:
            return {
                "helseid://claims/identity/security_level": log_in["level"],
                "helseid://claims/client/claims/orgnr_parent": self.settings["organisation"]}
        return {"pid": log_in["person"]["pid"], "name": log_in["person"]["name"], "acr": log_in["level"]}

    def user_info(self, authorization, proof):
        scheme, _, access = authorization.partition(" ")
        must(access in self.tokens, "userinfo: ukjent nøkkel", "invalid_token", 401)
        log_in, thumbprint = self.tokens[access]
        must(scheme == ("DPoP" if thumbprint else "Bearer"), "userinfo: slag", "invalid_token", 401)
        if thumbprint:
            made_by = self.proofs.check(proof, "GET", f"{self.issuer}/connect/userinfo", access)
            must(made_by == thumbprint, "userinfo: en annens nøkkel", "invalid_token", 401)
        person = log_in["person"]
        claims = {"sub": person["sub"], "name": person["name"], "helseid://claims/identity/pid": person["pid"]}
        if person.get("hpr"):
            claims["helseid://claims/hpr/hpr_number"] = person["hpr"]
        return claims

    def begin(self, subject, level):
        log_in = {
            "person": self.persons[subject], "level": level, "at": time.time(), "sid": secrets.token_urlsafe(12)}
        self.log_ins[log_in["sid"]] = log_in
        return log_in

    def end(self, log_in_id):
        """Ends the provider's log-in, and tells the client behind the browser's back."""
        if self.log_ins.pop(log_in_id, None) is None:
            return
        now = int(time.time())
        event = {"http://schemas.openid.net/event/backchannel-logout": {}}
        claims = {
            "iss": self.issuer, "aud": self.settings["client_id"], "iat": now, "exp": now + 60, "sid": log_in_id,
            "jti": secrets.token_urlsafe(12), "events": event}
        header = {"alg": self.algorithm, "kid": self.key.kid, "typ": "logout+jwt"}
        token = jwt.encode(header, claims, self.key, algorithms=[self.algorithm])
        body = urllib.parse.urlencode({"logout_token": token}).encode()
        with urllib.request.urlopen(
                self.settings["ended"], body, timeout=5, context=self.client._trust) as answer:
            must(answer.status == 200, "utlogging: klienten tok den ikke imot")


class Door(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.provide("GET", {
            "/.well-known/openid-configuration": lambda p, q: self.json(p.document()),
            "/jwks": lambda p, q: self.json({"keys": [p.key.as_dict(private=False)]}),
            "/connect/authorize": self.authorize, "/connect/endsession": self.ask_to_end,
            "/connect/userinfo": lambda p, q: self.json(
                p.user_info(self.headers.get("Authorization", ""), self.headers.get("DPoP"))),
            "/favicon.ico": lambda p, q: self.send(204, b"", "image/x-icon", {}),
            "/refusals": lambda p, q: self.json(p.refusals)})

    def do_POST(self):
        self.provide("POST", {
            "/connect/par": lambda p, form: self.json(p.push(form), 201),
            "/connect/token": lambda p, form: self.json(p.token(form, self.headers.get("DPoP"))),
            "/choose": self.choose, "/end": self.end})

    def provide(self, method, doors):
        address = urllib.parse.urlsplit(self.path)
        given = address.query
        if method == "POST":
            given = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        door = doors.get(address.path)
        provider = self.server.provider
        try:
            must(door is not None, f"{method} {address.path}: finnes ikke", "not_found", 404)
            door(provider, dict(urllib.parse.parse_qsl(given)))
        except Refused as refused:
            if refused.why:
                provider.refusals.append(refused.why)
            self.json({"error": refused.code}, refused.status, refused.headers)

    def authorize(self, provider, query):
        request = provider.request(query)
        if (log_in := provider.known(request, self.own_cookie())) is not None:
            return self.lead_to(provider.answer(query["request_uri"], log_in))
        levels = ["4", "3"] if provider.is_for_staff else ["idporten-loa-high", "idporten-loa-substantial"]
        people = "".join(
            f"<button name=sub value='{html.escape(sub)}'>{html.escape(person['name'])}</button> "
            for sub, person in provider.persons.items())
        options = "".join(f"<option>{level}</option>" for level in levels)
        self.page(
            f"<h1>{provider.settings['name']} for test</h1><form method=post action=/choose>"
            f"<input type=hidden name=request value='{html.escape(query['request_uri'])}'>"
            f"<label>Nivå <select name=level>{options}</select></label> {people}"
            "<button name=sub value=''>Avbryt</button></form>")

    def choose(self, provider, form):
        if not form.get("sub"):
            return self.lead_to(provider.answer(form["request"], None))
        log_in = provider.begin(form["sub"], form["level"])
        self.lead_to(provider.answer(form["request"], log_in), log_in["sid"])

    def ask_to_end(self, provider, query):
        must(query.get("client_id") == provider.settings["client_id"], "utlogging: client_id")
        must(query.get("post_logout_redirect_uri") == provider.settings["signed_out"], "utlogging: adressen tilbake")
        must("id_token_hint" not in query, "utlogging: et token med personnummer i adressen")
        self.page("<h1>Logge ut?</h1><form method=post action=/end><button>Ja, logg ut</button></form>")

    def end(self, provider, form):
        provider.end(self.own_cookie())
        self.lead_to(provider.settings["signed_out"], "")

    def own_cookie(self):
        cookie = SimpleCookie(self.headers.get("Cookie", "")).get("leverandor")
        return cookie.value if cookie else None

    def json(self, value, status=200, headers=None):
        self.send(status, json.dumps(value).encode(), "application/json", headers or {})

    def page(self, text):
        whole = f"<!doctype html><html lang=nb><meta charset=utf-8><title>Leverandør</title>{text}"
        self.send(200, whole.encode(), "text/html; charset=utf-8", {})

    def lead_to(self, address, cookie=None):
        headers = {"Location": address}
        if cookie is not None:
            headers["Set-Cookie"] = f"leverandor={cookie}; HttpOnly; Path=/"
        self.send(303, b"", "text/plain", headers)

    def send(self, status, body, kind, headers):
        self.send_response(status)
        for name, value in ({"Content-Type": kind, "Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Silent: what matters is in `refusals`."""


def main(path):
    with open(path, encoding="utf-8") as file:
        settings = json.load(file)
    server = ThreadingHTTPServer(("127.0.0.1", settings["port"]), Door)
    server.provider = Provider(settings)
    threading.current_thread().name = settings["kind"]
    server.serve_forever()


if __name__ == "__main__":
    main(sys.argv[1])
