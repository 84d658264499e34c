"""Who may ask for the review, and who may change something through it.

In:   what a request says of itself: host, origin, where it comes from.
Out:  the name of the sentence that refuses it, or none.
Pure: no files, no tornado.

A browser sends along where a form was posted from. Only a page of this very server may change something,
in a browser on this machine; a page elsewhere that knows the address can neither read nor write.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final
from urllib.parse import urlsplit

_OWN_SITE: Final = ("", "same-origin", "none")  # "" is a browser that does not tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Headers of a request, "" where absent; `remote` and `own` are addresses of both ends of the line."""

    host: str
    origin: str
    referer: str
    fetch_site: str
    remote: str
    own: str


def refused_name(host: str, names: Collection[str]) -> str:
    """Whether this machine is called by a name that is its own: "" or the refusal.

    A preview that is open to the network (no `names`) takes any name; a stranger's page could have its own
    name point here. An address written in numbers cannot be pointed elsewhere.
    """
    name = urlsplit(f"//{host}").hostname or ""
    return "" if name in {"localhost", *names} or _address(name) else "refused_name"


def refused_change(caller: Caller) -> str:
    """Whether a request may change something: "" or the refusal."""
    if caller.fetch_site not in _OWN_SITE:
        return "refused_origin"
    sender = caller.origin or caller.referer
    if (
        urlsplit(sender).scheme not in {"http", "https"}
        or urlsplit(sender).netloc.lower() != caller.host.lower()
    ):
        return "refused_origin"
    return "" if _is_here(caller) else "refused_far"


def _is_here(caller: Caller) -> bool:
    remote = _address(caller.remote)
    return remote is not None and (remote.is_loopback or remote == _address(caller.own))


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return mapped or found
