"""Dates as mail programs write them above a quoted message, in the languages of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

from replylint.parsing.folding import fold
from replylint.parsing.vocabulary import vocabulary

_TIME = re.compile(
    r"(?<![\d.,])(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\s*([ap])\.?\s?m\b\.?)?(?!\d|:\d)"
)
_ZONE = re.compile(r"(?:gmt|utc)?\s*([+-])(\d{1,2}):?(\d{2})?(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})[-./](\d{1,2})[-./](\d{4}|\d{2})(?![\d])")


def date_span(text: str) -> tuple[int, int] | None:
    """Where in `text` a full date (day, month, year) stands."""
    found = next(_dates(fold(text)), None)
    return found[0] if found else None


def has_time(text: str) -> bool:
    """Whether a time of day stands in `text`, dates apart."""
    return _TIME.search(_without_dates(fold(text))) is not None


def parse_date(text: str, before: datetime | None = None) -> datetime | None:
    """The first date in `text` with its time, without a zone unless the text names one.

    03/04/2026 is the third of April unless only April 3 comes before `before`, the moment of
    the reply.
    """
    folded = fold(text)
    candidates = [candidate for _, candidate in _dates(folded)]
    if not candidates:
        return None
    rest = _without_dates(folded)
    clock, zone = _TIME.search(rest), _zone(rest)
    moments = []
    for year, month, day in candidates[:2]:
        try:
            moment = datetime(year, month, day, tzinfo=zone)
        except ValueError:
            continue
        moments.append(moment + (_offset(clock) if clock else timedelta()))
    if not moments:
        return None
    if before is not None and len(moments) > 1:
        limit = before.replace(tzinfo=None) + timedelta(days=1)
        fitting = [moment for moment in moments if moment.replace(tzinfo=None) <= limit]
        return fitting[0] if fitting else moments[0]
    return moments[0]


def _offset(clock: re.Match[str]) -> timedelta:
    hour, minute = int(clock[1]), int(clock[2])
    if clock[4] == "p" and hour < 12:
        hour += 12
    elif clock[4] == "a" and hour == 12:
        hour = 0
    return timedelta(hours=hour, minutes=minute) if hour < 24 and minute < 60 else timedelta()


def _zone(rest: str) -> timezone | None:
    clock = _TIME.search(rest)
    found = _ZONE.search(rest, clock.end() if clock else 0)
    if found is None or int(found[2]) > 14:
        return None
    shift = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(shift if found[1] == "+" else -shift)


def _dates(folded: str) -> Iterator[tuple[tuple[int, int], tuple[int, int, int]]]:
    """Places of dates with (year, month, day); a second reading follows where there is one."""
    iso = _ISO.search(folded)
    if iso:
        yield iso.span(), (int(iso[1]), int(iso[2]), int(iso[3]))
        return
    names = vocabulary().month_names.pattern
    patterns = (
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|-go|-е)?\.?\s+(?:of\s+)?(?P<month>{names})\.?,?\s+(?P<year>\d{{4}}|\d{{2}}(?!\d|:))",
        rf"(?P<month>{names})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
        rf"(?<!\d)(?P<day>\d{{1,2}})[-./](?P<month>{names})[-./](?P<year>\d{{4}}|\d{{2}})",
    )
    for named in patterns:
        for found in re.finditer(named, folded):
            month = _month(found["month"])
            if month:
                yield found.span(), (_year(found["year"]), month, int(found["day"]))
                return
    numeric = _NUMERIC.search(folded)
    if numeric:
        first, second, year = int(numeric[1]), int(numeric[2]), _year(numeric[3])
        if second <= 12:
            yield numeric.span(), (year, second, first)
        if first <= 12 and first != second and "/" in numeric[0]:
            yield numeric.span(), (year, first, second)


def _month(word: str) -> int | None:
    months = vocabulary().months
    return next(
        (months[name] for name in sorted(months, key=len, reverse=True) if word.startswith(name)),
        None,
    )


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _without_dates(folded: str) -> str:
    for span, _ in list(_dates(folded)):
        return folded[: span[0]] + " " * (span[1] - span[0]) + folded[span[1] :]
    return folded
