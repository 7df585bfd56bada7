"""A single sign-on provider for the tests: a small server that signs tokens, and may be told to say something wrong."""

import base64
import hashlib
import json
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT_ID, CLIENT_SECRET = "dashboard", "a secret of the tests"
KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
ANOTHER_KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})


@dataclass
class Provider:
    """What the provider says of the person who signs in. `wrong` are claims that it gets wrong."""

    issuer: str
    claims: dict = field(default_factory=lambda: {"sub": "s-1", "preferred_username": "kim@example.org"})
    wrong: dict = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: KEY)
    calls_itself: str = ""
    without_token: bool = False
    asked: dict = field(default_factory=dict)

    def metadata(self):
        return {
            "issuer": self.calls_itself or self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "end_session_endpoint": f"{self.issuer}/end",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
        }

    def let_in(self, address):
        """What the browser comes back with: the question of the address that the dashboard sent it to is kept."""
        self.asked = dict(parse_qsl(urlsplit(address).query))
        return {"code": "a code", "state": self.asked["state"]}

    def token(self, sent):
        """The answer to the dashboard's own question; an error unless code, secret and PKCE verifier are right."""
        challenge = base64.urlsafe_b64encode(hashlib.sha256(sent["code_verifier"].encode()).digest()).decode()
        if sent["code"] != "a code" or challenge.rstrip("=") != self.asked["code_challenge"]:
            return {"error": "invalid_grant"}
        answer = {"access_token": "a token", "token_type": "Bearer"}
        return answer if self.without_token else answer | {"id_token": self.id_token()}

    def id_token(self):
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT_ID, "nonce": self.asked["nonce"], "iat": now, "exp": now + 300}
        return jwt.encode({"alg": "RS256", "kid": "one"}, claims | self.claims | self.wrong, self.key)


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        provider = self.server.provider
        if self.path.startswith("/authorize?"):
            self._send_back(provider.let_in(self.path), provider.asked["redirect_uri"])
            return
        pages = {
            "/.well-known/openid-configuration": provider.metadata(),
            "/keys": {"keys": [KEY.as_dict(private=False)]},
        }
        self._answer(pages[self.path])

    def _send_back(self, said, address):
        self.send_response(302)
        self.send_header("Location", f"{address}?{urlencode(said)}")
        self.end_headers()

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        answer = self.server.provider.token({name: values[0] for name, values in parse_qs(body).items()})
        self._answer(answer, 400 if "error" in answer else 200)

    def _answer(self, value, status=200):
        data = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args):
        """Nothing: the run's output belongs to the tests."""


@contextmanager
def running():
    """A provider at an address of its own, while the block lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    server.provider = Provider(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.provider
    finally:
        server.shutdown()
        server.server_close()
