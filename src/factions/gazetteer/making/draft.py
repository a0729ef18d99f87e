"""A place on its way into a packed file, and the folded names under which it will be found."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import log10

from factions.gazetteer.names import fold, without_article

_UNIT_WORDS = re.compile(
    r"^(?:Provincia|Departamento|Municipio|Cercle|Arrondissement|Región|Province|Region|Wilaya|Muhafazat|Estado)"
    r"(?: (?:de|du|del|of|d'))*\s|\s(?:Province|District|State|Region|Oblast|Governorate|Department|Division"
    r"|Raion|Rayon|Agency|Prefecture|Municipality|Territory|Zone|Cercle|Urban District|Republic|Wilayat|LGA"
    r"|Subdistrict)$"
)
_KEEP_UNIT_WORD = {"US", "GB", "CA", "AU", "NZ", "IE"}
_IMPORTANCE = {"PCLI": 5.0, "ADM1": 3.2, "ADM1H": 3.2, "ADM2": -0.5, "PPLC": 3.7, "PPL": 0.0}
_IMPORTANCE_OF_OTHERS = 6.0
_LESS_FOR_AN_ALIAS = 1.5
_NOTHING: frozenset[str] = frozenset()


@dataclass(slots=True)
class Draft:
    """One place. `admin1` and `admin2` are codes while it is gathered and names when it is packed.

    `importance_of_others` is that of what is no unit and no town: the supplement's rows were chosen because
    reports name them, those of a dump were not.
    """

    name: str
    lat: float
    lon: float
    country: str = ""
    code: str = "PPL"
    gid: int = 0
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    radius: float = 0.0
    aliases: frozenset[str] = _NOTHING
    demonyms: frozenset[str] = _NOTHING
    importance_of_others: float = field(default=_IMPORTANCE_OF_OTHERS)

    @property
    def importance(self) -> float:
        """The logarithm of how much more often it is meant than another place of its name."""
        if self.code in _IMPORTANCE:
            return _IMPORTANCE[self.code] + log10(self.population + 10)
        return self.importance_of_others

    def rank(self, key: str) -> float:
        """Its importance among the places of one name: less where the name is only an alias."""
        own = key == fold(self.name) or key == strip_unit(self.name, self.country)
        return self.importance - (0 if own else _LESS_FOR_AN_ALIAS)


def strip_unit(name: str, country: str) -> str:
    """The folded name without its unit word ("Kunar Province" gives "kunar"), but for the Anglosphere's."""
    return fold(name if country in _KEEP_UNIT_WORD else _UNIT_WORDS.sub("", name))


def keys_of(place: Draft) -> set[str]:
    """Every folded name under which a place is found."""
    found = set()
    for name in {place.name} | place.aliases:
        found.add(fold(name))
        if place.code in ("ADM1", "ADM1H", "ADM2"):
            found.add(strip_unit(name, place.country))
    found |= {bare for key in found if (bare := without_article(key)) and place.code != "ADM2"}
    return {key for key in found if len(key) > 1 and "\n" not in key}


def listed(cell: str) -> frozenset[str]:
    """The parts of a cell that holds several names."""
    return frozenset(part.strip() for part in cell.split(";") if part.strip())
