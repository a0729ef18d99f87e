"""The forms of the verbs in the trigger tables."""

from __future__ import annotations

IRREGULAR = {
    "shoot": ("shot", "shot"),
    "lead": ("led", "led"),
    "slit": ("slit", "slit"),
    "win": ("won", "won"),
    "run": ("ran", "run"),
    "cut": ("cut", "cut"),
    "burst": ("burst", "burst"),
    "rid": ("rid", "rid"),
    "stand": ("stood", "stood"),
    "bind": ("bound", "bound"),
    "cost": ("cost", "cost"),
    "slay": ("slew", "slain"),
    "blow": ("blew", "blown"),
    "take": ("took", "taken"),
    "retake": ("retook", "retaken"),
    "hold": ("held", "held"),
    "set": ("set", "set"),
    "hit": ("hit", "hit"),
    "strike": ("struck", "struck"),
    "go": ("went", "gone"),
    "tear": ("tore", "torn"),
    "fall": ("fell", "fallen"),
    "lose": ("lost", "lost"),
    "overrun": ("overran", "overrun"),
    "sweep": ("swept", "swept"),
    "flee": ("fled", "fled"),
    "fight": ("fought", "fought"),
    "give": ("gave", "given"),
    "lay": ("laid", "laid"),
    "steal": ("stole", "stolen"),
    "beat": ("beat", "beaten"),
    "leave": ("left", "left"),
    "drive": ("drove", "driven"),
    "swear": ("swore", "sworn"),
    "put": ("put", "put"),
    "withdraw": ("withdrew", "withdrawn"),
    "quit": ("quit", "quit"),
    "come": ("came", "come"),
    "bring": ("brought", "brought"),
    "break": ("broke", "broken"),
    "make": ("made", "made"),
    "suffer": ("suffered", "suffered"),
    "split": ("split", "split"),
    "draw": ("drew", "drawn"),
    "rise": ("rose", "risen"),
    "grow": ("grew", "grown"),
    "spring": ("sprang", "sprung"),
    "keep": ("kept", "kept"),
    "lend": ("lent", "lent"),
    "send": ("sent", "sent"),
    "sell": ("sold", "sold"),
    "sit": ("sat", "sat"),
    "throw": ("threw", "thrown"),
    "speak": ("spoke", "spoken"),
    "feed": ("fed", "fed"),
    "spin": ("spun", "spun"),
    "bear": ("bore", "borne"),
    "hurt": ("hurt", "hurt"),
    "tread": ("trod", "trodden"),
    "ride": ("rode", "ridden"),
}
_DOUBLING = frozenset(
    "drop rip rob stab kidnap gun ram lob expel repel set hit put quit plan overrun beset split rebel ban "
    "equip enrol spin sit ship step".split()
)
_VOWELS = "aeiou"


def forms(lemma: str) -> dict[str, str]:
    """Each form of a verb with its name: base, s, ing, past, participle, or ed where both are one."""
    base = _first(lemma)
    out = {base: "base", _with_s(base): "s", _with_ing(base): "ing"}
    if base in IRREGULAR:
        past, participle = IRREGULAR[base]
        if past == participle:
            out[past] = "ed" if past != base else "base"
        else:
            out[past], out[participle] = "past", "participle"
            if participle == base:
                out[participle] = "base"
    else:
        out[_with_ed(base)] = "ed"
    return out


def _first(lemma: str) -> str:
    return lemma.split()[0]


def _with_s(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z", "go")):
        return base + "es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _with_ing(base: str) -> str:
    if base == "die":
        return "dying"
    if base in _DOUBLING:
        return base + base[-1] + "ing"
    return (base[:-1] if base.endswith("e") and not base.endswith("ee") else base) + "ing"


def _with_ed(base: str) -> str:
    if base in _DOUBLING:
        return base + base[-1] + "ed"
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return base + "ed"
