"""CSS in mail: what a style attribute or a <font> tag says of font, size and colour."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_NAMED_COLORS = {
    "black": "#000000", "white": "#ffffff", "red": "#ff0000", "green": "#008000",
    "blue": "#0000ff", "navy": "#000080", "gray": "#808080", "grey": "#808080",
    "windowtext": "#000000",
}  # fmt: skip
_UNSET = frozenset({"inherit", "initial", "unset", "revert", "auto", "currentcolor", ""})
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})")
_SHORTHAND = re.compile(r"(?:^|\s)([\d.]+(?:px|pt|em|rem|%))(?:/\S+)?\s+(.+)$", re.I)


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks at one place: what is set there or inherited from around it."""

    font: str | None = None
    size: str | None = None
    color: str | None = None


def declarations(style: str) -> dict[str, str]:
    """The properties of a style attribute, names in lower case, `!important` dropped."""
    found = {}
    for declaration in style.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip()
    return found


def apply(look: Look, tag: str, attributes: dict[str, str | None], css: dict[str, str]) -> Look:
    """The look inside an element, given the look around it."""
    if tag == "font":
        look = replace(
            look,
            font=family(attributes.get("face") or "") or look.font,
            size=(attributes.get("size") or "").strip() or look.size,
            color=color(attributes.get("color") or "") or look.color,
        )
    elif tag == "body" and attributes.get("text"):
        look = replace(look, color=color(attributes["text"] or ""))
    shorthand = _SHORTHAND.search(css.get("font", ""))
    if shorthand:
        look = replace(look, size=shorthand[1].lower(), font=family(shorthand[2]))
    size = css.get("font-size", "").lower()
    return replace(
        look,
        font=family(css.get("font-family", "")) or look.font,
        size=look.size if size in _UNSET else size,
        color=color(css.get("color", "")) or look.color,
    )


def family(value: str) -> str | None:
    """The first font family of a list, without quotes."""
    first = value.split(",", maxsplit=1)[0].strip().strip("\"'").strip()
    return None if first.lower() in _UNSET else first


def color(value: str) -> str | None:
    """A colour as `#rrggbb` where that can be told, else as it was written, in lower case."""
    value = value.strip().lower()
    if value in _UNSET:
        return None
    rgb = _RGB.match(value)
    if rgb:
        return "#" + "".join(f"{min(int(part), 255):02x}" for part in rgb.groups())
    if re.fullmatch(r"#[0-9a-f]{3}", value):
        return "#" + "".join(digit * 2 for digit in value[1:])
    return _NAMED_COLORS.get(value, value)


def is_hidden(attributes: dict[str, str | None], css: dict[str, str]) -> bool:
    """Whether the element and all in it is not shown (preheaders, tracking text)."""
    return (
        "hidden" in attributes
        or css.get("display", "").lower() == "none"
        or css.get("visibility", "").lower() == "hidden"
        or css.get("mso-hide", "").lower() == "all"
        or re.fullmatch(r"0(?:px|pt|em|%)?", css.get("font-size", "")) is not None
        or re.fullmatch(r"0(?:px|pt|em|%)?", css.get("max-height", "")) is not None
    )


def is_pixel(attributes: dict[str, str | None], css: dict[str, str]) -> bool:
    """Whether an image is a tracking pixel: a side of at most two pixels."""
    for side in ("width", "height"):
        for value in (attributes.get(side), css.get(side)):
            if value and re.fullmatch(r"[012](?:px)?", value.strip()):
                return True
    return False
