"""What a signature says: name, position, phone, e-mail, company, address, NIP."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from replylint.model import Address, Field, Signature, Span
from replylint.parsing.contact import emails, is_address, is_town, nips, phones
from replylint.parsing.folding import fold
from replylint.parsing.lines import lines_of
from replylint.parsing.names import is_first_name, is_person, is_place, person_in
from replylint.parsing.vocabulary import vocabulary

_BETWEEN = re.compile(r"\s*[|•·●▪◦¦;]\s*|\s+/\s+|\s+[–—-]{1,2}\s+|,\s+|,$|\s*\(|\)\s*|\t+|\s{3,}")
_LABEL = re.compile(
    r"^(?:e-?mail|mail|e|адрес|adres|address|www|web|strona|firma|company|imię i nazwisko|"
    r"stanowisko|position|podpisał[ao]?|sporządził[ao]?)\s*:\s*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a signature line between separators."""

    line: int
    span: Span
    text: str

    @property
    def folded(self) -> str:
        return fold(self.text)


def signature(
    text: str,
    signed: Sequence[Span],
    footers: Sequence[Span],
    sender: Address | None,
    *,
    first_name_is_enough: bool = False,
) -> Signature:
    """The fields in the regions `signed` of `text`; firm data may stand in `footers` too.

    `sender` is the From mailbox: its display name and domain decide doubtful lines.
    `first_name_is_enough` for a customer, who owes no surname; in Cyrillic it always is.
    """
    pieces = _pieces(text, signed)
    both = [*signed, *footers]
    email = _first(text, both, emails)
    phone = _first(text, both, phones)
    nip = _first(text, both, nips)
    taken: set[_Piece] = set()
    address = _address(text, pieces, taken)
    name = _name(text, pieces, taken, sender, alone=first_name_is_enough)
    position = _position(text, pieces, taken, name)
    company = _company(text, pieces, taken, sender, name)
    if (company is None or address is None) and footers:
        below, used = _pieces(text, footers), set[_Piece]()
        address = address or _address(text, below, used)
        company = company or _legal_company(below, used)
    return Signature(name, position, phone, email, company, address, nip)


def _pieces(text: str, regions: Sequence[Span]) -> list[_Piece]:
    found = []
    for region in regions:
        for number, line in enumerate(lines_of(region.of(text))):
            start = 0
            cuts = [*_BETWEEN.finditer(line.text), None]
            for cut in cuts:
                end = cut.start() if cut else len(line.text)
                piece = line.text[start:end]
                label = _LABEL.match(piece)
                lead = label.end() if label else 0
                words = piece[lead:].strip(" \t*_:").lstrip(".—–- ")
                if not _ends_in_form(words):
                    words = words.rstrip(". ")
                if words:
                    at = region.start + line.start + start + lead + piece[lead:].index(words)
                    found.append(
                        _Piece(region.start * 1000 + number, Span(at, at + len(words)), words)
                    )
                start = cut.end() if cut else end
    return found


def _ends_in_form(words: str) -> bool:
    """Whether the full stop at the end is that of a legal form, as in “sp. z o.o.”."""
    return re.search(rf"(?:{vocabulary().legal_forms.pattern})$", fold(words)) is not None


def _first(text: str, regions: Sequence[Span], find: object) -> Field | None:
    assert callable(find)
    for region in regions:
        spans = find(region.of(text))
        if spans:
            span = Span(region.start + spans[0].start, region.start + spans[0].end)
            return Field(span.of(text), span)
    return None


def _field(text: str, span: Span) -> Field:
    return Field(span.of(text), span)


def _address(text: str, pieces: Sequence[_Piece], taken: set[_Piece]) -> Field | None:
    """The first address, with the pieces beside it that go on with it."""
    found = [n for n, piece in enumerate(pieces) if is_address(piece.text) and not _is_firm(piece)]
    if not found:
        return None
    # “Szkoła Podstawowa nr 4” has a number like a house, and names a firm.
    organisations = vocabulary().organisations
    first = next((n for n in found if not organisations.match(pieces[n].folded)), found[0])
    last = first
    while (
        first > 0
        and pieces[first - 1].line == pieces[first].line
        and _leads_to_address(pieces[first - 1])
    ):
        first -= 1
    for number in range(first + 1, min(len(pieces), first + 4)):
        piece, before = pieces[number], pieces[number - 1]
        near = piece.line == before.line or piece.line == before.line + 1
        goes_on = is_address(piece.text) or (piece.line == before.line and is_town(piece.text))
        if not near or not goes_on or nips(piece.text) or phones(piece.text):
            break
        last = number
    taken.update(pieces[first : last + 1])
    return _field(text, Span(pieces[first].span.start, pieces[last].span.end))


def _leads_to_address(piece: _Piece) -> bool:
    """Whether a piece without a number, such as “г. Москва” or “ул. Ленина”, opens an address."""
    town = re.match(r"(?:г|гор|m|miasto)\.?\s", piece.folded) is not None
    known = " " not in piece.text and is_place(piece.text)
    return vocabulary().streets.match(piece.folded) is not None or town or known


def _name(
    text: str,
    pieces: Sequence[_Piece],
    taken: set[_Piece],
    sender: Address | None,
    *,
    alone: bool,
) -> Field | None:
    for piece in pieces:
        if piece in taken or _is_firm(piece) or re.search(r"\d|@", piece.text):
            continue
        place = person_in(piece.text, sender, alone=alone)
        if place is not None:
            span = Span(piece.span.start + place[0], piece.span.start + place[1])
            around = piece.text[: place[0]] + piece.text[place[1] :]
            if not vocabulary().roles.search(fold(around)):
                taken.add(piece)
            return _field(text, span)
    return None


def _is_firm(piece: _Piece) -> bool:
    return vocabulary().legal_forms.search(piece.folded) is not None


def _position(
    text: str, pieces: Sequence[_Piece], taken: set[_Piece], name: Field | None
) -> Field | None:
    words = vocabulary()
    pieces = [piece for piece in pieces if not _heads_address(piece, pieces, taken)]
    for piece in pieces:
        if piece in taken or _is_firm(piece) or re.search(r"\d{3}|@", piece.text):
            continue
        if len(piece.text.split()) <= 9 and _is_role(piece):
            taken.add(piece)
            return _field(text, _without_name(piece, name))
    if name is None:
        return None
    near = [piece for piece in pieces if piece.span.start >= name.span.end][:2]
    for piece in near:
        if piece not in taken and not _is_firm(piece) and _ends_like_role(piece):
            taken.add(piece)
            return _field(text, piece.span)
    after = next((piece for piece in pieces if piece.span.start >= name.span.end), None)
    if after is None or after in taken or re.search(r"\d|@|www\.", after.text):
        return None
    plain = after.text[0].islower() and len(after.text.split()) <= 8
    body = _is_department(after) or words.organisations.match(after.folded)
    if plain and not body and not _is_firm(after):
        taken.add(after)
        return _field(text, after.span)
    return None


def _heads_address(piece: _Piece, pieces: Sequence[_Piece], taken: set[_Piece]) -> bool:
    """Whether a firm stands right before its address: “Optyk Wrona, ul. Długa 4” is no job."""
    known = vocabulary().organisations.match(piece.folded) is not None
    named = " " in piece.text and _is_titled(piece.text)
    return known and named and any(after in taken for after in _after(piece, pieces))


def _is_role(piece: _Piece) -> bool:
    """Whether the noun that says what the piece is names a job."""
    words, folded = vocabulary(), piece.folded
    ends = re.search(rf"(?:{words.roles.pattern})$", folded)
    if words.departments_first.match(folded):
        return False
    if ends and not folded.startswith(("dla ", "для ")):
        return True
    begins = re.match(rf"(?:[\w.-]+\s+){{0,2}}(?:{words.roles.pattern})", folded)
    if begins is None:
        return False
    return not words.departments_last.search(folded[-14:]) or words.roles.match(folded) is not None


def _ends_like_role(piece: _Piece) -> bool:
    """Whether the head of a short phrase right after a name ends as names of jobs do."""
    words, folded = vocabulary(), piece.folded
    if len(folded.split()) > 6 or re.search(r"\d|@|\.\w|[«„\"]", piece.text):
        return False
    if words.organisations.match(folded) and not folded.isascii():
        return False
    first, *_, last = [*folded.split(), folded.split()[-1]]
    bodies = (words.organisations, words.departments_last)
    if words.departments_first.search(folded) or any(one.fullmatch(last) for one in bodies):
        return False
    return len(folded.split()) > 1 and (
        words.role_endings_first.fullmatch(first) is not None
        or words.role_endings_last.fullmatch(last) is not None
    )


def _without_name(piece: _Piece, name: Field | None) -> Span:
    if name is None or not piece.span.contains(name.span):
        return piece.span
    if name.span.start - piece.span.start > piece.span.end - name.span.end:
        before = piece.text[: name.span.start - piece.span.start].rstrip(" ,:-–")
        return Span(piece.span.start, piece.span.start + len(before))
    return Span(min(name.span.end + 1, piece.span.end), piece.span.end)


def _company(
    text: str,
    pieces: Sequence[_Piece],
    taken: set[_Piece],
    sender: Address | None,
    name: Field | None,
) -> Field | None:
    """The firm: by its legal form, its kind, its domain, its place before the address."""
    words = vocabulary()
    legal = _legal_company(pieces, taken)
    if legal is not None:
        return legal
    left = [
        piece
        for piece in pieces
        if piece not in taken
        and not re.search(r"@|www\.|https?:", piece.text)
        and not nips(piece.text)
        and not phones(piece.text)
        and not words.phone_labels.fullmatch(piece.folded)
        and piece.text[0] not in "[{<%"
    ]
    capital = [piece for piece in left if piece.text.lstrip("„«\"'“")[:1].isupper()]
    for piece in left:
        if re.match(r"\w+\s+(?:z|ze|из|from|at)\s", piece.text) and is_first_name(
            piece.text.split()[0]
        ):
            continue
        department = words.departments_first.match(piece.folded)
        if words.organisations.search(piece.folded) and (
            not department or words.organisations.match(piece.folded)
        ):
            return Field(piece.text, piece.span)
    capital = [piece for piece in capital if not _is_department(piece)]
    for piece in capital:
        if _in_domain(piece.text, sender):
            return Field(piece.text, piece.span)
    for piece in capital:
        # “Domki Pod Sosną” over its address is a firm, though some are called Domka.
        over_address = any(is_address(after.text) for after in _after(piece, pieces))
        person = is_first_name(piece.text.split()[0]) and not (over_address and name is not None)
        if not _is_titled(piece.text) or person:
            continue
        if any(
            one.search(piece.folded)
            for one in (words.never_names, words.departments_first, words.departments_last)
        ):
            continue
        if name is None and " " in piece.text and is_person(piece.text, None):
            continue
        single = len(piece.text.split()) == 1 and name is None
        if not _is_role(piece) and not single and len(piece.text.split()) <= 7:
            return Field(piece.text, piece.span)
    return None


def _after(piece: _Piece, pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    """The piece that follows, if any."""
    place = pieces.index(piece)
    return pieces[place + 1 : place + 2]


def _is_titled(words: str) -> bool:
    """Whether all words but small ones begin with a capital, as names of firms do."""
    parts = [part.lstrip("„«\"'(“") for part in words.split()]
    return all(part[:1].isupper() or not part[:1].isalpha() or len(part) <= 3 for part in parts)


def _legal_company(pieces: Sequence[_Piece], taken: set[_Piece]) -> Field | None:
    for piece in pieces:
        form = vocabulary().legal_forms.search(piece.folded)
        if piece in taken or form is None or not 2 <= len(piece.text[: form.end()].split()) <= 9:
            continue
        # “Administratorem danych jest Alfa sp. z o.o.” names the firm in a sentence.
        before = [word for word in piece.text[: form.start()].split() if word[:1].isalpha()]
        if sum(word[0].islower() and len(word) > 3 for word in before) > 1:
            continue
        taken.add(piece)
        seat = re.search(r"\s+(?:z siedziba|registered in|с местонахождением)", piece.folded)
        span = Span(piece.span.start, piece.span.start + seat.start()) if seat else piece.span
        return Field(piece.text[: len(span)], span)
    return None


def _is_department(piece: _Piece) -> bool:
    words = vocabulary()
    last = re.search(rf"(?:{words.departments_last.pattern})$", piece.folded)
    return words.departments_first.match(piece.folded) is not None or last is not None


def _in_domain(words: str, sender: Address | None) -> bool:
    """Whether the address' domain spells these words or the longest of them."""
    if sender is None or "@" not in sender.email:
        return False
    domain = re.sub(r"[^a-z0-9]", "", sender.email.partition("@")[2].rpartition(".")[0].lower())
    spelt = re.sub(r"[^a-z0-9]", "", fold(words))
    longest = max(
        (re.sub(r"[^a-z0-9]", "", fold(word)) for word in words.split()), key=len, default=""
    )
    return len(spelt) >= 4 and (
        spelt in domain or domain in spelt or (len(longest) >= 5 and longest in domain)
    )
