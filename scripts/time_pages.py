"""How long the pages of a casefile take on the server: opened first, anew after something was written, again.

    python scripts/time_pages.py CASE

Processor time in milliseconds, of this process, with all loaded that `factions open` loads at its start; of
what is done anew and again the least of three. The last line tells how busy the machine was: a loop that
takes 25 ms where nobody else uses the processors.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator

from starlette.testclient import TestClient

from factions.casefile import Casefile
from factions.casefile.judged import judged
from factions.casefile.listing import sizes
from factions.workbench.app import look_ahead, make_app, make_ready
from factions.workbench.bench import Bench

_TRIES = 3
_STEPS = 200_000


def addresses(casefile: Casefile) -> Iterator[str]:
    """The pages, on the actors most spoken of and the first event and document."""
    one, other = (actor.key for actor in casefile.actors()[:2])
    (told, *_), _ = judged(casefile).latest_claims(None, ties=False, most=100)
    yield from ("/", "/documents", "/documents?words=report", "/actors", f"/actor?name={one}")
    yield from (f"/actor?name={other}", f"/actor?name={one}&known_by={_middle(casefile)}")
    yield from (f"/relationship?a={one}&b={other}", f"/matrix?a={one}&b={other}", f"/lineage?actor={one}")
    yield from ("/events", "/events?since=1995-01-01", "/map", "/disagreements", "/problems", "/judgements")
    yield from ("/search?q=attack", "/ask", f"/ask?question=timeline&actor={one}")
    yield from (f"/documents/{told.document}", "/review", "/same/actors", "/same/events")
    yield from (f"/events/{told.id}", f"/cite/{told.id}")


def _middle(casefile: Casefile) -> str:
    """A day in the middle of the years in which the documents were published."""
    size = sizes(casefile)
    if size.first is None or size.last is None:
        return "2000-01-01"
    return f"{(int(size.first[:4]) + int(size.last[:4]) + 1) // 2}-07-01"


def main(path: str) -> None:
    make_ready()
    with Casefile.open(path, create=False) as casefile:
        app = make_app(casefile, "token")
        look_ahead(app)
        gc.collect()
        gc.freeze()
        client = TestClient(app, base_url="http://127.0.0.1")
        client.get("/keys?token=token")
        sys.stdout.write(f"{'first':>7} {'anew':>7} {'again':>7}  page\n")
        for address in addresses(casefile):

            def show(address: str = address) -> None:
                if client.get(address).status_code != 200:
                    raise SystemExit(f"{address} is not shown")

            def show_anew(show: Callable[[], None] = show) -> None:
                app.state.bench = Bench(casefile)
                show()

            first, anew, again = _took(show), _least(show_anew), _least(show)
            sys.stdout.write(f"{first:7.0f} {anew:7.0f} {again:7.0f}  {address}\n")
        sys.stdout.write(f"the loop: {_least(_loop):.0f}\n")


def _least(do: Callable[[], None]) -> float:
    return min(_took(do) for _ in range(_TRIES))


def _took(do: Callable[[], None]) -> float:
    start = time.process_time()
    do()
    return (time.process_time() - start) * 1000


def _loop() -> None:
    known: dict[int, str] = {}
    for number in range(_STEPS):
        known[number % 1000] = str(number)


if __name__ == "__main__":
    main(sys.argv[1])
