"""Documents on their way into the casefile, one after another, while pages tell how far they are.

Each is kept whole or not at all, and what is wrong with one stops no other.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from queue import SimpleQueue
from secrets import token_hex
from threading import Lock, Thread

from msgspec import Struct
from msgspec.structs import replace

from factions.casefile import Casefile
from factions.errors import DocumentProblem, RunStopped
from factions.reading.reader import EncoderReader, Reader, read_document
from factions.records import Document

_KEPT = 50
WAITING, READING, ADDED, KNOWN, REFUSED, STOPPED = (
    "waiting",
    "reading",
    "added",
    "known",
    "refused",
    "stopped",
)


class Item(Struct, frozen=True):
    """One document that was sent, by its name, and what became of it.

    `state` is waiting, reading, added, known (it was here already), refused (`why` says what is wrong with
    it), or stopped (something else went wrong: it can be sent again).
    """

    name: str
    state: str = WAITING
    document: str | None = None
    claims: int = 0
    why: str = ""


class Batch:
    """What was sent together; `items` are in the order in which they were sent. Safe among threads."""

    def __init__(self, sent: Sequence[tuple[str, Callable[[], Document]]]) -> None:
        self.id = token_hex(8)
        self._lock = Lock()
        self._items = [Item(name) for name, _ in sent]
        self._makes: list[Callable[[], Document] | None] = [make for _, make in sent]

    @property
    def items(self) -> tuple[Item, ...]:
        with self._lock:
            return tuple(self._items)

    @property
    def finished(self) -> bool:
        return all(item.state not in (WAITING, READING) for item in self.items)

    def run(self, casefile: Casefile, reader: Reader | None) -> None:
        """Reads each and keeps it; what could not be read is noted among the casefile's problems."""
        for number, item in enumerate(self.items):
            self._put(number, replace(item, state=READING))
            done = replace(item, state=STOPPED, why="The terminal tells what happened; send it again.")
            try:
                done = _added(casefile, reader, item, self._taken(number))
            finally:
                self._put(number, done)

    def stop(self) -> None:
        """Says of what was not read that it can be sent again."""
        for number, item in enumerate(self.items):
            if item.state in (WAITING, READING):
                self._put(number, replace(item, state=STOPPED, why="It was not read; send it again."))

    def _taken(self, number: int) -> Callable[[], Document]:
        """What makes a document, which holds its bytes and is let go of."""
        make, self._makes[number] = self._makes[number], None
        assert make is not None
        return make

    def _put(self, number: int, item: Item) -> None:
        with self._lock:
            self._items[number] = item


def _added(casefile: Casefile, reader: Reader | None, item: Item, make: Callable[[], Document]) -> Item:
    name = reader.name if reader is not None else EncoderReader.name
    try:
        document = make()
        if casefile.has_reading(document.id, reader=name):
            return replace(item, state=KNOWN, document=document.id)
        added = casefile.add(read_document(document, reader), reader=name)
    except DocumentProblem as problem:
        casefile.note_problem(problem)
        return replace(item, state=REFUSED, why=problem.why)
    except RunStopped as stopped:
        return replace(item, state=STOPPED, why=str(stopped))
    return replace(item, state=ADDED, document=added.document, claims=added.claims)


class Batches:
    """The last batches by their ids, read one after another by one thread that ends with the program."""

    def __init__(self, casefile: Casefile, reader: Reader | None = None) -> None:
        self._casefile, self._reader = casefile, reader
        self._lock = Lock()
        self._kept: OrderedDict[str, Batch] = OrderedDict()
        self._queue: SimpleQueue[Batch] = SimpleQueue()
        self._thread: Thread | None = None

    def start(self, batch: Batch) -> None:
        """Has a batch read as soon as those before it are."""
        with self._lock:
            self._kept[batch.id] = batch
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            self._queue.put(batch)
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._work, name="adding", daemon=True)
                self._thread.start()

    def get(self, id: str) -> Batch | None:
        with self._lock:
            return self._kept.get(id)

    def _work(self) -> None:
        while True:
            batch = self._queue.get()
            try:
                batch.run(self._casefile, self._reader)
            finally:
                batch.stop()
