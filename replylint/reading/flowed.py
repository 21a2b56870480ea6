"""format=flowed (RFC 3676): lines that end in a space go on in the next line."""

from __future__ import annotations

_SIGNATURE_MARK = "-- "


def unflow(text: str, *, delete_space: bool = False) -> str:
    """The text with flowed lines joined; quote marks stay, once for each joined line."""
    joined: list[str] = []
    open_depth: int | None = None
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        content = line[depth:]
        content = content[1:] if content.startswith(" ") else content
        fixed = content == _SIGNATURE_MARK
        if open_depth == depth and not fixed:
            joined[-1] += content
        else:
            joined.append(">" * depth + (" " if depth else "") + content)
        flowing = content.endswith(" ") and not fixed
        open_depth = depth if flowing else None
        if flowing and delete_space:
            joined[-1] = joined[-1][:-1]
    return "\n".join(joined)
