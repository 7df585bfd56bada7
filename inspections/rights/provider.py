"""The single sign-on provider: where it sends people, and what it says of those who come back, checked."""

from functools import cache

import requests
from authlib.integrations.base_client.errors import MismatchingStateError
from authlib.integrations.django_client import OAuth, OAuthError
from django.conf import settings
from joserfc.errors import JoseError

SCOPE = "openid profile email"
SECONDS = 10
"""How long the provider may take for an answer."""
CLOCKS_APART = 60  # seconds
LONGEST_SUBJECT = 255  # characters, as OpenID Connect says
SIGNED_BY_KEYS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
"""How a token may be signed: by a key of the provider's, never by a shared secret, whatever it says it supports."""


class Refused(Exception):
    """Nobody is signed in; the text says why, to the person who tried. `status` is that of the answer."""

    def __init__(self, sentence, status=403):
        super().__init__(sentence)
        self.status = status


class Unreachable(Refused):
    def __init__(self):
        super().__init__("The sign-in service cannot be reached. Try again in a few minutes.", status=502)


def begin(request, back):
    """The address at the provider to send a person to; `back` is where it sends them afterwards.

    State, nonce and the PKCE verifier are kept in the session for an hour.
    """
    client = _client()
    try:
        return client.authorize_redirect(request, back)["Location"]
    except (requests.RequestException, ValueError, RuntimeError) as error:
        raise Unreachable from error


def claims_of(request):
    """What the provider says of the person who comes back: the claims of a token that was checked.

    Its signature, issuer, audience, nonce and times must be right; otherwise Refused is raised.
    """
    client, sso = _client(), settings.SINGLE_SIGN_ON
    options = {
        "iss": {"essential": True, "value": sso.issuer},
        "aud": {"essential": True, "value": sso.client_id},
    }
    try:
        token = client.authorize_access_token(request, claims_options=options, leeway=CLOCKS_APART)
    except MismatchingStateError as error:
        raise Refused("This sign-in was begun too long ago, or in another browser. Begin again.") from error
    except requests.RequestException as error:
        raise Unreachable from error
    except OAuthError as error:
        raise Refused(_said_no(error.error)) from error
    except (JoseError, ValueError, KeyError, TypeError) as error:
        raise Refused("What the sign-in service said could not be verified, so you are not signed in.") from error
    claims = token.get("userinfo") or {}
    subject = claims.get("sub")
    if not (isinstance(subject, str) and 0 < len(subject) <= LONGEST_SUBJECT):
        raise Refused("The sign-in service did not say who you are, so you are not signed in.")
    return claims


def sign_out_address(back):
    """Where the provider signs people out, and sends them back; "" where it has no such page."""
    try:
        client = _client()
        if "end_session_endpoint" not in client.load_server_metadata():
            return ""
        return client.create_logout_url(post_logout_redirect_uri=back, client_id=client.client_id)["url"]
    except (Refused, requests.RequestException, ValueError):
        return ""


def _said_no(code):
    if code == "access_denied":
        return "The sign-in service did not let you in, or you cancelled."
    known = code if code and code.replace("_", "").isalpha() and len(code) <= 40 else "no reason"
    return f"The sign-in service refused ({known}). Begin again; if it stays so, tell an administrator."


def _client():
    """The client of the provider that is set, with what the provider says of itself."""
    sso = settings.SINGLE_SIGN_ON
    client = _client_for(sso.issuer, sso.client_id, sso.client_secret)
    try:
        metadata = client.load_server_metadata()
    except (requests.RequestException, ValueError) as error:
        raise Unreachable from error
    if metadata.get("issuer") != sso.issuer:
        _client_for.cache_clear()
        raise Refused("The sign-in service calls itself by another name than the one set here: tell an administrator.")
    metadata["id_token_signing_alg_values_supported"] = SIGNED_BY_KEYS
    return client


@cache
def _client_for(issuer, client_id, client_secret):
    registered = OAuth()
    registered.register(
        "provider",
        client_id=client_id,
        client_secret=client_secret,
        server_metadata_url=f"{issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": SCOPE, "code_challenge_method": "S256", "default_timeout": SECONDS},
    )
    return registered.provider
