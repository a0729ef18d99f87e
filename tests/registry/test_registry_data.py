"""What the shipped registry promises: complete entries, unique ids, shared names that can be told apart."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

from factions.registry import Actor, ActorName, load_registry
from factions.registry.load import KINDS, shipped_actors
from factions.registry.names import checked_day
from factions.registry.spelling import LONGEST_LONE, keys, plain, whole_key
from factions.registry.trie import path_line, path_of

HOUSE = Path(__file__).resolve().parents[2]
WANTED = """act_islamic-state act_islamic-state-khorasan act_islamic-state-west-africa act_islamic-state-sinai
act_islamic-state-central-africa act_islamic-state-sahel act_islamic-state-somalia act_taliban
act_haqqani-network act_tehrik-i-taliban-pakistan act_jamaat-ul-ahrar act_hizb-ul-ahrar
act_lashkar-e-jhangvi act_sipah-e-sahaba act_sipah-e-muhammad act_jaish-e-mohammed
act_lashkar-e-taiba act_tnsm act_hezb-e-islami-gulbuddin act_al-qaeda act_aqim act_jnim act_aqap
act_al-shabaab act_nusra-front act_hayat-tahrir-al-sham act_boko-haram act_farc act_farc-dissidents
act_eln act_m23 act_adf act_rapid-support-forces act_sudan-armed-forces act_myanmar-armed-forces
act_arakan-army act_peoples-defence-force act_pkk act_ypg act_syrian-democratic-forces act_hamas
act_hezbollah act_houthis act_wagner-group act_lra act_fmln act_shining-path act_eta
act_provisional-ira act_ispr act_civilian-joint-task-force act_minusma act_nato act_isaf act_hazara
act_rohingya act_tuareg act_fulani act_mahsud""".split()


def test_ids_are_unique() -> None:
    assert not [ident for ident, count in Counter(a.id for a in shipped_actors()).items() if count > 1]


def test_every_entry_is_complete() -> None:
    for actor in shipped_actors():
        assert actor.id.startswith("act_") and actor.names and actor.kinds, actor.id
        assert actor.name == actor.names[0].text or actor.name in {name.text for name in actor.names}, (
            actor.id
        )
        assert {dated.kind for dated in actor.kinds} <= KINDS, actor.id
        assert all(len(code) == 2 and code.isupper() for code in actor.country), actor.id
        for dated in (*actor.names, *actor.kinds, *actor.external):
            for day in filter(None, (dated.since, dated.until)):
                checked_day(day)
            assert dated.since is None or dated.until is None or dated.since < dated.until, actor.id


def test_peoples_are_never_armed_actors() -> None:
    peoples = [actor for actor in shipped_actors() if any(dated.kind == "people" for dated in actor.kinds)]
    assert len(peoples) > 400
    assert all(len(actor.kinds) == 1 for actor in peoples)


def test_the_wanted_actors_are_there() -> None:
    registry = load_registry()
    assert [ident for ident in WANTED if not registry.knows(ident)] == []
    groups = [a for a in registry.actors if a.source == "curated" and a.kinds[0].kind == "group"]
    assert len(groups) >= 400
    countries = {code for actor in groups for code in actor.country}
    assert len(countries) >= 80


def test_a_shared_name_is_decided_by_country_or_time() -> None:
    holders: dict[tuple[str, ...], list[tuple[Actor, ActorName]]] = defaultdict(list)
    for actor in shipped_actors():
        for name in actor.names:
            holders[keys(name.text)].append((actor, name))
    undecided = [
        (name.text, actor.id, rival.id)
        for shared in holders.values()
        for place, (actor, name) in enumerate(shared)
        for rival, same in shared[place + 1 :]
        if actor.id != rival.id and set(actor.country) == set(rival.country) and not _apart(name, same)
    ]
    assert undecided == []


def test_short_lone_names_of_two_actors_are_not_one_for_their_sound() -> None:
    """Shared on purpose are only names of the same letters, decided by country or time."""
    spelled: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for actor in shipped_actors():
        for name in actor.names:
            words = keys(name.text)
            if len(words) == 1 and len(plain(name.text)) <= LONGEST_LONE:
                spelled[whole_key(name.text)][actor.id].add(plain(name.text))
    mixed = [names for names in spelled.values() if len(names) > 1 and not set.intersection(*names.values())]
    assert mixed == []


def _apart(name: ActorName, same: ActorName) -> bool:
    return (name.until or "9999") < (same.since or "0") or (same.until or "9999") < (name.since or "0")


def test_the_paths_file_fits_the_names() -> None:
    written = (HOUSE / "src/factions/registry/paths.txt").read_text("utf-8").splitlines()
    assert written == [path_line(path_of(name.text)) for actor in shipped_actors() for name in actor.names]


def test_the_script_makes_the_shipped_files(tmp_path: Path, shared: Path) -> None:
    source = shared / "data" / "ucdp-actor-221.csv"
    script = HOUSE / "scripts" / "build_registry.py"
    subprocess.run([sys.executable, str(script), str(source), str(tmp_path)], check=True, capture_output=True)
    for name in ("actors.jsonl", "paths.txt"):
        assert (tmp_path / name).read_bytes() == (HOUSE / "src/factions/registry" / name).read_bytes()
