"""What a provider demands of the one who asks it for a log-in, checked with joserfc: nothing here is shared with the
program under test, so that one misreading of a standard cannot hide another."""

import base64
import hashlib
import json
import secrets
import ssl
import time
import urllib.request

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet

SIGNATURES = ["ES256", "PS256"]
CLIENT_ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
DIFFERENCE = 30  # seconds between two clocks


class Refused(Exception):
    """Why, in words for the test; and the error's code, for the client."""

    def __init__(self, why, code="invalid_request", status=400, headers=None):
        super().__init__(why)
        self.why, self.code, self.status, self.headers = why, code, status, headers or {}


def must(holds, why, code="invalid_request", status=400):
    if not holds:
        raise Refused(why, code, status)


def digest(text):
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


class ClientCheck:
    """Whether the client is who it says: private_key_jwt, with the keys that it publishes. (RFC 7523.)"""

    def __init__(self, client_id, issuer, keys_address, certificate):
        self.client_id, self.issuer, self._keys_address = client_id, issuer, keys_address
        self._trust = ssl.create_default_context(cafile=certificate) if certificate else None
        self._used = set()

    def check(self, form):
        def no(holds, why):
            must(holds, f"klienten: {why}", "invalid_client", 401)

        no(form.get("client_id") == self.client_id, "client_id")
        no(form.get("client_assertion_type") == CLIENT_ASSERTION, "client_assertion_type")
        try:
            token = jwt.decode(form.get("client_assertion", ""), self._keys(), algorithms=SIGNATURES)
        except (JoseError, ValueError) as error:
            raise Refused(f"klienten: {error!r}", "invalid_client", 401) from error
        claims, now = token.claims, time.time()
        no(bool(token.header.get("kid")), "kid")
        no(claims.get("iss") == claims.get("sub") == self.client_id, "iss, sub")
        no(claims.get("aud") == self.issuer, "aud")
        no(abs(claims.get("iat", 0) - now) < DIFFERENCE and claims.get("exp", 0) > now - DIFFERENCE, "iat, exp")
        no(claims["exp"] - claims["iat"] <= 60, "lever for lenge")
        no(len(claims.get("jti", "")) >= 16 and claims["jti"] not in self._used, "jti")
        self._used.add(claims["jti"])

    def _keys(self):
        # As they are published now: a key that the client has taken away signs no more.
        with urllib.request.urlopen(self._keys_address, timeout=5, context=self._trust) as answer:
            keys = json.load(answer)
        must(not any("d" in key for key in keys["keys"]), "klienten viser fram en privat nøkkel", "invalid_client", 401)
        return KeySet.import_key_set(keys)


class ProofCheck:
    """Whether who asks has the key, and made this proof for this request. (RFC 9449, with a nonce of ours.)"""

    def __init__(self):
        self._used = set()
        self._nonce = secrets.token_urlsafe(16)

    def check(self, proof, method, address, access_token=None):
        """The fingerprint of the key that the proof is signed with."""
        def no(holds, why):
            must(holds, f"DPoP: {why}", "invalid_dpop_proof", 401 if access_token else 400)

        no(bool(proof), "mangler")
        try:
            header = json.loads(base64.urlsafe_b64decode(proof.split(".")[0] + "=="))
            no(header.get("typ") == "dpop+jwt" and "d" not in header.get("jwk", {"d": 1}), "typ, jwk")
            key = ECKey.import_key(header["jwk"])
            claims = jwt.decode(proof, key, algorithms=["ES256"]).claims
        except (JoseError, ValueError, KeyError) as error:
            raise Refused(f"DPoP: {error!r}", "invalid_dpop_proof") from error
        no(claims.get("htm") == method and claims.get("htu") == address, "htm, htu")
        no(abs(claims.get("iat", 0) - time.time()) < DIFFERENCE, "iat")
        no(claims.get("jti") not in self._used, "jti")
        no(claims.get("ath") == (digest(access_token) if access_token else None), "ath")
        if claims.get("nonce") != self._nonce:
            # Not an error of the client's the first time: it is told what to put in.
            raise Refused(
                "" if "nonce" not in claims else "DPoP: nonce", "use_dpop_nonce", 401 if access_token else 400,
                {"DPoP-Nonce": self._nonce})
        self._used.add(claims["jti"])
        return key.thumbprint()
