"""Pictures as files and as parts of pages: SVG, PNG, HTML, and the specification itself."""

from __future__ import annotations

import hashlib
import json
import os
import re
from functools import cache
from html import escape
from importlib.metadata import version
from pathlib import Path
from string import Template
from typing import Any

import vl_convert

from factions.errors import UserError
from factions.pictures.dressing import quickly

_SUFFIXES = (".svg", ".png", ".html", ".json")
_DENSITY = 2.0
# What vegaEmbed is called with where neither code nor styles may be made on the page.
EMBEDDING: dict[str, Any] = {
    "ast": True,
    "actions": False,
    "defaultStyle": False,
    "renderer": "svg",
    "tooltip": {"disableDefaultStyle": True},
}
_PAGE = Template("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:">
<title>$title</title>
<style>
body { margin: 0; background: $ground; }
#picture svg { max-width: 100%; height: auto; }
#vg-tooltip-element { position: fixed; visibility: hidden; pointer-events: none; max-width: 26em;
 padding: .5em .7em; font: 13px/1.4 sans-serif; color: #1f2328;
 background: #fff; border: 1px solid #b4bcc6; border-radius: 4px; }
#vg-tooltip-element.visible { visibility: visible; }
#vg-tooltip-element td.key { color: #59636e; padding-right: .7em; vertical-align: top; white-space: nowrap; }
</style>
</head>
<body>
<div id="picture"></div>
<script>$code</script>
<script type="application/json" id="spec">$spec</script>
<script>vegaEmbed("#picture", JSON.parse(document.getElementById("spec").textContent), $options);</script>
</body>
</html>
""")
_ON_WINDOW = "window.vegaEmbed = vegaEmbed; window.vegaLite = vegaLite; window.vega = vega;"
_LOCAL_IDS = re.compile(r'(id="|url\(#)((?:gradient|clip)_?\d+)')


def save(chart: Any, path: Path | str) -> Path:
    """Writes a picture in the form that the file's suffix names; raises UserError for another one."""
    target = Path(path)
    suffix = target.suffix.lower()
    if suffix not in _SUFFIXES:
        raise UserError(
            f"A picture cannot be saved as {target.name!r}; end the name in {', '.join(_SUFFIXES)}."
        )
    content = _content(chart, suffix)
    try:
        target.write_bytes(content)
    except OSError as error:
        raise UserError(f"{target} cannot be written ({error.strerror}).") from error
    return target


def _content(chart: Any, suffix: str) -> bytes:
    if suffix == ".png":
        return png(chart)
    if suffix == ".json":
        return json.dumps(spec(chart), ensure_ascii=False).encode()
    return (svg(chart) if suffix == ".svg" else html(chart)).encode()


def spec(chart: Any, *, heading: bool = True) -> dict[str, Any]:
    """The Vega-Lite specification with its data inside; without `heading` only the remarks stand above it."""
    with quickly():
        found: dict[str, Any] = chart.to_dict(validate=False)
    if not heading and isinstance(found.get("title"), dict):
        found["title"] = _remarks_alone(found.pop("title"), found["config"]["title"])
    return found


def _remarks_alone(title: dict[str, Any], look: dict[str, Any]) -> dict[str, Any] | None:
    """The remarks as title in their own look: Vega draws none below a title without words."""
    return (
        {
            "text": title["subtitle"],
            "color": look["subtitleColor"],
            "fontSize": look["subtitleFontSize"],
            "lineHeight": look["subtitleLineHeight"],
            "fontWeight": "normal",
        }
        if title.get("subtitle")
        else None
    )


def svg(chart: Any, *, heading: bool = True) -> str:
    """The picture as SVG, whose ids are its own, so that several can stand in one page."""
    drawn = vl_convert.vegalite_to_svg(spec(chart, heading=heading), allowed_base_urls=[])
    own = "p" + hashlib.sha256(drawn.encode()).hexdigest()[:8]
    return _LOCAL_IDS.sub(rf"\1{own}_\2", drawn)


def png(chart: Any, *, heading: bool = True, density: float = _DENSITY) -> bytes:
    """The picture as PNG, `density` dots to each of its points."""
    made: bytes = vl_convert.vegalite_to_png(
        spec(chart, heading=heading), scale=density, allowed_base_urls=[]
    )
    return made


@cache
def javascript() -> str:
    """The browser code of Vega, Vega-Lite and Vega-Embed with its interpreter of expressions.

    It sets `vegaEmbed`, `vegaLite` and `vega` on the window and asks nothing of another host
    (docs/pictures.md tells how a page uses it under a strict Content-Security-Policy). Making it takes some
    seconds, so it is kept in the user's cache folder, one file for each version of vl-convert.
    """
    kept = _cache_folder() / f"vega-{version('vl-convert-python')}.js"
    if kept.is_file():
        return kept.read_text(encoding="utf-8")
    made: str = vl_convert.javascript_bundle(_ON_WINDOW)
    _keep(kept, made)
    return made


def _cache_folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "factions"


def _keep(path: Path, words: str) -> None:
    """Written whole or not at all; where nothing may be written it is made again."""
    part = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(words, encoding="utf-8")
        part.replace(path)
    except OSError:
        return


def html(chart: Any) -> str:
    """A page of its own with the picture, its data and the browser code: it needs no network."""
    found = spec(chart)
    words = found.get("title", {}).get("text", "")
    title = " ".join(words) if isinstance(words, list) else words
    return _PAGE.substitute(
        title=escape(title),
        ground=found.get("config", {}).get("background", "#ffffff"),
        code=javascript().replace("</script", "<\\/script"),
        spec=json.dumps(found, ensure_ascii=False).replace("<", "\\u003c"),
        options=json.dumps(EMBEDDING),
    )
