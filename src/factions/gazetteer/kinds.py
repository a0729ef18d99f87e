"""GeoNames' feature codes that are kept, by feature class; `ADM1H` is a first-order unit that is no more."""

from __future__ import annotations

_OF_CLASS = {
    "A": "ADM1 ADM2 ADM1H PCLI",
    "P": "PPL PPLC",
    "H": "STM LK LKS SEA OCN GULF STRT BAY CHN CNL RSV WAD OAS HBR",
    "T": "MT MTS PK RDGE HLLS VAL PLN PLAT PEN CAPE ISL ISLS DSRT PASS SHOL",
    "L": "RGN RGNH AREA CONT CST BDRY MILB CMPRF INDS OILF",
    "V": "FRST",
    "S": "AIRB AIRF AIRP AIRH BDG BLDG CMP CRSG CTRM DAM FT HSP HSPC INSM MALL MKT MN MSQE NPL OILR PP PRN PS"
    " PSN PSTB SCH ST UNIV",
}
_CLASSES = {code: letter for letter, codes in _OF_CLASS.items() for code in codes.split()}
KEPT = frozenset(_CLASSES)
"""The codes that a dump's rows may have, after `plain_code`."""


def feature_class(code: str) -> str:
    """GeoNames' class of a feature code: A unit, P town, H water, T relief, L area, V wood, S building."""
    return _CLASSES.get(code, "S")


def plain_code(code: str) -> str:
    """The one of our codes that a GeoNames code comes to: all sorts of town are PPL, of state PCLI."""
    if code.startswith("PCL"):
        return "PCLI"
    if code.startswith("PPL") and code not in ("PPLC", "PPLH", "PPLQ", "PPLW", "PPLCH"):
        return "PPL"
    return code
