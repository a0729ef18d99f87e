"""Noun phrases: which mentions head one."""

from __future__ import annotations

from factions.reading.what.phrases import is_hyphen, phrase_start
from factions.reading.what.tokens import WORD, Tokens
from factions.reading.what.words import words
from factions.records import Mention

_ACTORS = frozenset({"group", "state_force", "state", "people"})
_LISTING = frozenset({",", "and", "or", "&"})
_ASIDES = frozenset(("between", "on", "against", "at"))
_PLACING = frozenset("at in on near outside against".split())
_NUMERALS = frozenset("two three four five six seven eight nine ten eleven twelve".split())
_ATTRIBUTES = frozenset(
    "northern southern eastern western central north south east west nearby neighbouring neighboring".split()
)
_AFTERTHOUGHTS = frozenset(
    "suspected accused wanted linked believed thought said alleged known charged convicted trying".split()
)
_PARTITIVE = frozenset(
    (
        "section part parts portion stretch number dozens hundreds scores group series town "
        "village city district port province capital area most much half outskirts centre "
        "center swathes some many several convoy quantity quantities amount amounts cache caches"
    ).split()
)
_RIDING = frozenset("riding wearing carrying driving using wielding".split())
# "A convoy carrying the governor": what it holds stands under it.
_HOLDING = frozenset("carrying escorting transporting ferrying guarding supplying housing hosting".split())
# "A group of fishermen" are the fishermen.
_GATHERINGS = frozenset("group groups crowd crowds band bands party".split())


def phrase_heads(tokens: Tokens, end: int) -> list[Mention]:
    """The heads of the noun phrase that ends at a token, several if coordinated ("X and Y")."""
    first = phrase_start(tokens, end)
    if first >= 2 and tokens.words[first - 1] in _HOLDING and tokens.mention(first - 2) is not None:
        return phrase_heads(tokens, first - 2)
    heads = heads_between(tokens, first, end)
    if (
        not heads
        and first >= 2
        and _participle(tokens.words[first - 1])
        and tokens.mention(first - 2) is not None
    ):
        return phrase_heads(tokens, first - 2)
    return heads


def _participle(word: str) -> bool:
    """A participle that describes what stands before it ("the coalition led by X")."""
    return word.endswith("ed") or word in ("known", "drawn", "made", "held", "born", "sent")


def heads_between(tokens: Tokens, first: int, last: int) -> list[Mention]:
    """The heads among the tokens of one noun phrase, in text order."""
    found = _Heads(tokens, first, last)
    for at in range(first, last + 1):
        if found.ends_at(at):
            break
        found.take(at)
    return found.heads


class _Heads:
    """The heads found so far, and what the words since the last one say of the next.

    `linked` is the preposition that a mention hangs on while `hanging`, `noun` the last plain noun, `joined`
    whether a list goes on, `handed` whether "of" gave the place of a head to another, and `aside` whether
    what is listed stands under a preposition that makes nobody a head.
    """

    def __init__(self, tokens: Tokens, first: int, last: int) -> None:
        self.heads: list[Mention] = []
        self._tokens, self._first, self._last = tokens, first, last
        self._noun = self._linked = ""
        self._hanging = self._joined = self._handed = self._aside = False

    def ends_at(self, at: int) -> bool:
        """Whether a token only tells more of the heads ("a man accused of it"; but "the X-linked gang")."""
        after = bool(self.heads) and self._is_word(at) and self._tokens.words[at] in _AFTERTHOUGHTS
        return after and not self._is_compound(at)

    def take(self, at: int) -> None:
        """Read the next token of the phrase."""
        word, mention = self._tokens.words[at], self._tokens.mention(at)
        if self._is_word(at) and (word in words().prepositions or word in _HOLDING):
            self._hanging, self._linked = True, word
        elif word in _LISTING:
            self._joined = True
        elif self._is_compound(at):
            return
        elif mention is None:
            self._pass(at, word)
        elif not self._is_possessor(at, mention) and not (self.heads and _is_participle(mention)):
            self._place(at, mention)

    def _is_word(self, at: int) -> bool:
        return self._tokens.classes[at] == WORD

    def _is_compound(self, at: int) -> bool:
        """Whether a hyphen stands beside a token ("al-Qaeda-linked")."""
        before = at > self._first and self._tokens.words[at - 1] == "-"
        return before or (at + 1 <= self._last and is_hyphen(self._tokens, at + 1))

    def _is_possessor(self, at: int, mention: Mention) -> bool:
        return mention.form == "pronoun" and mention.text.lower() in ("his", "her") and at < self._last

    def _pass(self, at: int, word: str) -> None:
        """Go over a token that is no mention; a noun takes what hung on a preposition."""
        if self._tokens.is_time(at):
            self._hanging = False
        elif self._is_noun(at, word):
            self._noun = word
            if self._hanging:
                self._hanging = False
                self._linked = self._linked if word in words().transparent else ""

    def _is_noun(self, at: int, word: str) -> bool:
        if not self._is_word(at) or word == "'s" or (word in words().determiners and word not in _PARTITIVE):
            return False
        counted = word in _NUMERALS or word[0].isdigit()
        if counted and self._tokens.words[at - 1] in _PLACING:
            return False
        return not (self._hanging and word in _ATTRIBUTES)

    def _place(self, at: int, mention: Mention) -> None:
        """Make a mention a head, or not, by what it hangs on."""
        if self._hanging and not self.heads and _begins_anew(self._tokens, at, mention):
            self._hanging = False
        owns = at + 1 <= self._last and self._tokens.words[at + 1] == "'s"
        self._set(mention)
        own_head = bool(self.heads) and self.heads[-1] is mention
        if owns and own_head and not _possessed_is_transparent(self._tokens, at + 2, self._last, mention):
            self.heads.pop()
            self._hanging = False
            return
        # Whoever owns what stands under a preposition stands there too ("held in the mayor's office").
        self._hanging, self._joined = self._hanging and owns and bool(self.heads), False

    def _set(self, mention: Mention) -> None:
        if self._hanging and (self._goes_on_listing(mention) or self._opens(mention)):
            self.heads.append(mention)
        elif self._hanging and self.heads and self._is_handed(mention):
            self.heads[-1], self._handed = mention, True
        elif self._hanging and self.heads and self._is_measured(mention):
            self.heads[-1] = mention
        elif self._hanging or (self._aside and self._joined and not self.heads):
            self._aside = self._linked in _ASIDES
        elif self.heads and not self._joined:
            self.heads[-1] = _closer(self.heads[-1], mention)
        else:
            self.heads.append(mention)

    def _goes_on_listing(self, mention: Mention) -> bool:
        """ "Fighters of X and of Y"."""
        listed = bool(self.heads) and self._handed and self._joined
        return listed and self._linked == "of" and mention.kind in _ACTORS

    def _opens(self, mention: Mention) -> bool:
        """ "Members of X", "dozens of farmers": a noun that is no mention stands before the first head."""
        if self.heads:
            return False
        through = self._linked in ("of", "from") and self._noun in words().transparent
        return (through and mention.kind in _ACTORS) or (self._linked == "of" and self._noun in _PARTITIVE)

    def _is_handed(self, mention: Mention) -> bool:
        """ "Fighters of X" are X's; "a peacekeeper from Chad" is not Chad."""
        head = self.heads[-1]
        if self._linked not in ("of", "from") or not _hands_on(head) or mention.form != "named":
            return False
        single = self._linked == "from" and mention.kind == "state" and _is_single(head)
        return mention.kind in _ACTORS and not single

    def _is_measured(self, mention: Mention) -> bool:
        """ "A district of Goma", "a group of fishermen": the words after "of" are meant."""
        head = self.heads[-1]
        if self._linked != "of" or head.form != "nominal":
            return False
        noun = head.text.split()[-1].lower()
        placed = mention.kind in ("place", "state") and noun in _PARTITIVE
        return placed or (noun in _GATHERINGS and mention.form == "nominal")


def _begins_anew(tokens: Tokens, at: int, mention: Mention) -> bool:
    """In "in the north a drone" the article begins another phrase."""
    article = mention.text.lower().startswith(("a ", "an ", "the "))
    return article and at > 0 and tokens.words[at - 1] in _ATTRIBUTES


def _is_participle(mention: Mention) -> bool:
    """ "Jihadists riding motorcycles": what they ride is not who they are."""
    return mention.form == "nominal" and mention.text.split()[0].lower() in _RIDING


def _is_single(head: Mention) -> bool:
    """ "A peacekeeper from Chad" is not Chad; "troops from Chad" are Chad's."""
    last = head.text.lower().split()[-1]
    return not last.endswith(("s", "men")) and last != "police"


def _possessed_is_transparent(tokens: Tokens, at: int, last: int, owner: Mention) -> bool:
    """In "X's fighters" X acts; in "X's leader" it does not, and a mention after the 's takes its place."""
    if at > last:
        return True
    mention = tokens.mention(last)
    if mention is not None and tokens.item(last) is not None:
        return owner.kind == "group" and mention.kind in _ACTORS and mention.form != "named"
    return tokens.words[last] in words().transparent


def _hands_on(head: Mention) -> bool:
    return head.form == "nominal" and head.kind in _ACTORS


def _closer(one: Mention, other: Mention) -> Mention:
    """Of two mentions side by side the named actor, else the last ("Taliban gunmen", "a Taliban base")."""
    if one.kind == "state" and other.kind in ("group", "state_force"):
        return other
    if one.kind in _ACTORS and other.kind in _ACTORS and one.form == "named" and other.form != "named":
        return one
    return other
