"""Where an event's place comes from, and that the claim says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factions.reading.assemble import Surroundings, build_claims
from factions.reading.encoder.encoding import PairScorer, no_scores
from factions.reading.sentences import split_sentences
from factions.records import Claim, Document, Finding, Place, Role, Span, Stance, document_id


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def place(text: str, words: str, place_class: str = "literal") -> Place:
    span = at(text, words)
    return Place(words, span.start, span.end, name=words, precision=1, place_class=place_class)


def claim(
    text: str, trigger: str, places: list[Place], *roles: Role, scores: PairScorer = no_scores
) -> Claim:
    document = Document(document_id("0" * 64, text), "0" * 64, text)
    sentences = split_sentences(text)
    evidence = next(sentence for sentence in sentences if sentence.covers(at(text, trigger)))
    finding = Finding("bombing", roles, evidence, at(text, trigger), "test", 0.9)
    around = Surroundings(document, sentences, [], places, scores)
    return build_claims(around, [finding], [Stance()], "test/1")[0]


def preferring(span: Span, score: float) -> PairScorer:
    def scores(head: str, pairs: Sequence[tuple[Span, Span]]) -> list[Mapping[str, float]]:
        assert head == "role"
        return [{"place": score if other == span else 0.1} for _, other in pairs]

    return scores


def test_the_place_that_the_role_head_is_sure_of_comes_first() -> None:
    text = "A bomb went off near Goma as far as traders in Bukavu could tell."
    places = [place(text, "Goma"), place(text, "Bukavu")]
    chosen = claim(text, "went off", places, scores=preferring(places[1].span, 0.8)).place
    assert chosen is not None
    assert (chosen.text, chosen.attached) == ("Bukavu", "role")


def test_without_its_assurance_the_nearest_of_the_sentence_is_taken() -> None:
    text = "A bomb went off near Goma as far as traders in Bukavu could tell."
    places = [place(text, "Goma"), place(text, "Bukavu")]
    chosen = claim(text, "went off", places, scores=preferring(places[1].span, 0.3)).place
    assert chosen is not None
    assert (chosen.text, chosen.attached) == ("Goma", "sentence")


def test_an_event_without_a_place_has_that_of_the_sentence_before_and_says_so() -> None:
    text = "Shoppers filled the market of Maiduguri. The bomb killed nine of them."
    chosen = claim(text, "bomb", [place(text, "Maiduguri")]).place
    assert chosen is not None
    assert (chosen.text, chosen.attached) == ("Maiduguri", "document")


def test_another_paragraph_gives_no_place() -> None:
    text = "Shoppers filled the market of Maiduguri.\n\nThe bomb killed nine of them."
    assert claim(text, "bomb", [place(text, "Maiduguri")]).place is None


def test_what_stands_for_a_government_or_in_an_actor_s_name_is_no_event_s_place() -> None:
    text = "Officials spoke for Kabul. A bomb was laid by the Herat militia."
    span = at(text, "the Herat militia")
    militia = Role(
        "the Herat militia", span.start, span.end, role="attacker", name="Herat militia", actor=None,
        mention_kind="group",
    )  # fmt: skip
    places = [place(text, "Kabul", "associative"), place(text, "Herat")]
    assert claim(text, "bomb", places, militia).place is None


def test_where_a_speaker_sits_is_no_place_of_an_event() -> None:
    for text in ("Goma police said a bomb killed nine.", "The government in Goma said a bomb killed nine."):
        assert claim(text, "bomb", [place(text, "Goma")]).place is None


def test_an_entry_of_a_log_is_placed_by_its_head() -> None:
    text = "- 06/05, Segovia: a bomb hit trucks on the road to Remedios."
    chosen = claim(text, "bomb", [place(text, "Segovia"), place(text, "Remedios")]).place
    assert chosen is not None
    assert chosen.text == "Segovia"
