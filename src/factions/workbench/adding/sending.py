"""What a form of documents sent: files, or a text with what is known of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from msgspec import Struct
from starlette.datastructures import UploadFile
from starlette.requests import Request

from factions.documents import Limits, from_bytes, from_text
from factions.errors import UserError
from factions.questions.holding import parse_day
from factions.records import Document

MOST_FILES = 1_000
_LIMITS = Limits()
FIELDS = ("text", "title", "publisher", "published")
Sent = tuple[str, Callable[[], Document]]


class Sending(Struct, frozen=True):
    """The files with their names, and the other fields as they were filled in."""

    files: tuple[tuple[str, bytes], ...]
    fields: Mapping[str, str]

    def documents(self) -> tuple[Sent, ...]:
        """What makes each document; raises BadDate, and UserError where nothing was sent."""
        found = (*self._of_files(), *self._of_text())
        if not found:
            raise UserError("Nothing was sent: choose files, or paste a text.")
        return found

    @property
    def _published(self) -> str | None:
        return parse_day(self.fields.get("published") or None)

    def _of_files(self) -> Iterator[Sent]:
        published = self._published
        for name, data in self.files:
            yield name, partial(from_bytes, data, name, published=published)

    def _of_text(self) -> Iterator[Sent]:
        text = self.fields.get("text", "")
        if text.strip():
            title, publisher = (self.fields.get(name) or None for name in ("title", "publisher"))
            yield (
                title or "The pasted text",
                partial(
                    from_text,
                    text,
                    source="pasted",
                    title=title,
                    publisher=publisher,
                    published=self._published,
                ),
            )


async def receive(request: Request) -> Sending:
    """What a request sent; of a file no more is read than shows that it is too large."""
    largest = _LIMITS.text_bytes
    async with request.form(max_files=MOST_FILES, max_fields=20, max_part_size=largest) as form:
        files = [
            (_bare(one.filename), await one.read(_LIMITS.file_bytes + 1))
            for one in form.getlist("files")
            if isinstance(one, UploadFile) and one.filename
        ]
        fields = {name: str(form.get(name) or "") for name in FIELDS}
    # A browser sends every line of a text with both of the old signs for its end.
    fields = {name: value.replace("\r\n", "\n") for name, value in fields.items()}
    plain = {name: value if name == "text" else " ".join(value.split()) for name, value in fields.items()}
    return Sending(tuple(files), plain)


def _bare(name: str) -> str:
    """A file's name without the folders that a browser may tell."""
    return name.replace("\\", "/").rpartition("/")[2][-200:] or "file"
