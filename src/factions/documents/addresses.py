"""Which network addresses may be asked: public ones only, so that no page leads into a private network."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Collection

from factions.errors import FetchFailed

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def public_addresses(source: str, host: str, port: int, allowed: Collection[str] = ()) -> list[str]:
    """The addresses of `host` to connect to, once all of them are found public.

    The caller connects to one of these very addresses, so a name that answers differently a second time
    gains nothing. `allowed` holds addresses that may be asked although private; only tests give any.
    """
    addresses = _resolved(source, host, port)
    for address in addresses:
        if address not in allowed and not is_public(address):
            raise FetchFailed(
                source,
                f"{host} is at {address}, which is no public address, so it is not asked;"
                " save the page to a file and give that",
            )
    return addresses


def is_public(address: str) -> bool:
    """Whether an IP address lies in the public internet, whatever form hides it."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    return all(_is_open(part) for part in _with_embedded(ip))


def _is_open(ip: Address) -> bool:
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _with_embedded(ip: Address) -> list[Address]:
    """The address, and the IPv4 address that an IPv6 one carries to its end."""
    if isinstance(ip, ipaddress.IPv4Address):
        return [ip]
    if ip.ipv4_mapped:
        return [ip.ipv4_mapped]
    if ip in _NAT64:
        return [ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)]
    inner = [ip.sixtofour, *(ip.teredo or ())]
    return [ip, *(part for part in inner if part)]


def _resolved(source: str, host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchFailed(source, f"the host {host} was not found; check the address") from error
    return [str(entry[4][0]) for entry in found]
