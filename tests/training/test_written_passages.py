from pathlib import Path

import pytest

from factions.errors import UserError
from factions.training.corpora import own
from factions.training.gold import Pair, inventory
from factions.training.written import Text, read_texts
from factions.vocabulary import load_vocabulary

PASSAGE = """# a comment
[a/g|The Sahel Front], long [a|a wing] of [b/g|the Desert Army], {1|broke away} in 2011;
[c/p|[a|its] {2|commander}] stayed.
split_from 1 subject=a object=b
holds_post 2 subject=c object=a

Nothing here.
"""


@pytest.fixture
def text(tmp_path: Path) -> Text:
    path = tmp_path / "some.txt"
    path.write_text(PASSAGE, encoding="utf-8")
    return next(iter(read_texts(path)))


def test_marks_are_taken_out_and_kept_as_spans(text: Text) -> None:
    assert text.text.startswith("The Sahel Front, long a wing of the Desert Army, broke away in 2011; its")
    assert [(text.text[mark.span.start : mark.span.end], mark.kind) for mark in text.marks] == [
        ("The Sahel Front", "group"),
        ("a wing", "group"),
        ("the Desert Army", "group"),
        ("its commander", "person"),
        ("its", "group"),
    ]


def test_a_role_is_filled_by_the_mention_nearest_to_the_cue(text: Text) -> None:
    left, post = text.claims
    assert {role: text.text[mark.span.start : mark.span.end] for role, mark in left.roles} == {
        "subject": "a wing",
        "object": "the Desert Army",
    }
    assert [text.text[mark.span.start : mark.span.end] for _, mark in post.roles] == ["its commander", "its"]


@pytest.mark.parametrize(
    ("passage", "fault"),
    [
        ("[a/g|Rebels] {1|left}.", "cues without a claim: 1"),
        ("[a/g|Rebels left.", "never closed"),
        ("[a|Rebels] left.", "no kind is given for a"),
        ("[a/g|Rebels] {1|left}.\nleft 1 subject=a", "no kind of claim 'left'"),
        ("[a/g|Rebels] {1|left}.\nwithdrawal 1 attacker=a", "withdrawal has no role attacker"),
        ("[a/g|Rebels] {1|left}.\nwithdrawal 1 subject=b", "no mention b is marked"),
        ("[a/g|Rebels] left.\nwithdrawal 1 subject=a", "no cue 1 is marked"),
        ("Rebels] left.", "closes nothing"),
    ],
)
def test_a_faulty_passage_is_named_with_its_line(tmp_path: Path, passage: str, fault: str) -> None:
    path = tmp_path / "faulty.txt"
    path.write_text("All quiet.\n\n" + passage + "\n", encoding="utf-8")
    with pytest.raises(UserError, match=rf"passage at line 3: .*{fault}"):
        list(read_texts(path))


def test_fillers_and_who_is_who_become_pairs(text: Text) -> None:
    found = own.passage(text)
    words = {one: text.text[one.start : one.end] for pair in found.pairs for one in (pair.left, pair.right)}
    labelled = {(words[pair.left], words[pair.right]): pair.label for pair in found.pairs}
    assert labelled["broke away", "the Desert Army"] == "object"
    assert labelled["broke away", "its commander"] == "none"
    # Another mention of the subject is neither right nor wrong.
    assert ("broke away", "its") not in labelled
    assert labelled["a wing", "its"] == "same"
    assert labelled["a wing", "the Desert Army"] == "none"


def test_nested_mentions_are_told_by_two_heads(text: Text) -> None:
    layers = {layer.head: layer for layer in own.passage(text).layers}
    inner = [text.text[one.span.start : one.span.end] for one in layers["party"].labelled]
    outer = [text.text[one.span.start : one.span.end] for one in layers["whole"].labelled]
    assert "its" in inner
    assert outer == ["its commander"]


@pytest.mark.slow
def test_every_passage_of_the_project_can_be_read_and_its_pairs_are_known() -> None:
    known = inventory().pairs
    pairs: list[Pair] = [pair for passage in own.passages() for pair in passage.pairs]
    assert {pair.label for pair in pairs} <= {label for labels in known.values() for label in labels}


def test_the_cues_are_the_kinds_of_the_vocabulary() -> None:
    assert set(inventory().heads["cue"]) == set(load_vocabulary().kinds())


def test_every_role_of_the_vocabulary_can_be_filled() -> None:
    roles = {slot.role for kind in load_vocabulary().kinds() for slot in load_vocabulary().term(kind).roles}
    assert set(inventory().pairs["filler"]) == roles | {"none", "place"}
