"""How long the pages of a casefile take on the server: the first time, and again while nothing is written.

    python scripts/time_pages.py CASE

Processor time in milliseconds, of this process, with all loaded that `factions open` loads at its start.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

from starlette.testclient import TestClient

from factions.casefile import Casefile
from factions.workbench.app import make_app, make_ready


def addresses(casefile: Casefile) -> Iterator[str]:
    """The pages, on the actors most spoken of and the first event and document."""
    one, other = (actor.key for actor in casefile.actors()[:2])
    document = casefile.documents()[0].id
    yield from ("/", "/documents", "/actors", f"/actor?name={one}", f"/actor?name={other}")
    yield from (f"/relationship?a={one}&b={other}", f"/matrix?a={one}&b={other}", f"/lineage?actor={one}")
    yield from ("/events", "/map", "/disagreements", "/problems", "/judgements", "/search?q=attack", "/ask")
    yield from (f"/ask?question=timeline&actor={one}", f"/documents/{document}", "/review", "/same/actors")
    event = next((claim.id for claim in casefile.claims() if casefile.event_claims(claim.id)), None)
    if event is not None:
        yield from (f"/events/{event}", f"/cite/{event}")


def main(path: str) -> None:
    make_ready()
    with Casefile.open(path, create=False) as casefile:
        client = TestClient(make_app(casefile, "token"), base_url="http://127.0.0.1")
        client.get("/keys?token=token")
        sys.stdout.write(f"{'first':>7} {'again':>7}  page\n")
        for address in addresses(casefile):
            first, again = (_took(client, address) for _ in range(2))
            sys.stdout.write(f"{first:7.0f} {again:7.0f}  {address}\n")


def _took(client: TestClient, address: str) -> float:
    start = time.process_time()
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    main(sys.argv[1])
