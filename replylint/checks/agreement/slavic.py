"""Agreement in Polish and Russian: case, number, gender over all readings of both words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from replylint.model import Reading, Token

Pair = tuple[Token, Token]

_CASES = frozenset({"nom", "gen", "dat", "acc", "ins", "loc", "voc"})
_NUMBERS = frozenset({"sg", "pl"})
_OBLIQUE = frozenset({"gen", "dat", "ins", "loc"})
_NAMES = frozenset({"firstname", "surname", "patronymic", "place"})
# How long something is or lasts needs no agreement: "karta jest ważna rok".
_MEASURES = frozenset(
    "rok miesiąc tydzień dzień doba godzina minuta kwadrans raz metr kilometr złoty procent "
    "год месяц неделя день сутки час минута раз метр рубль процент".split()
)
_POLISH_DETERMINERS = frozenset(
    "ten tamten mój nasz wasz twój swój każdy żaden wszystek cały inny nowy pierwszy drugi".split()
)
_RUSSIAN_DETERMINERS = frozenset(
    "этот тот мой наш ваш твой свой каждый весь другой новый первый второй такой любой".split()
)
_POLISH_FEW = frozenset({"dwa", "dwie", "trzy", "cztery"})
_POLISH_MANY = frozenset(
    "pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście czternaście "
    "piętnaście dwadzieścia trzydzieści czterdzieści pięćdziesiąt sto kilka kilkanaście".split()
)
_POLISH_BOTH = frozenset({"oba", "obie"})
_RUSSIAN_FEW = frozenset({"два", "две", "три", "четыре", "оба", "обе"})
_RUSSIAN_MANY = frozenset(
    "пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать "
    "пятнадцать двадцать тридцать сорок пятьдесят сто несколько".split()
)
# "Seven in the evening", half a year: no plural after a numeral.
_RUSSIAN_UNCOUNTED = frozenset("тысяча миллион утро вечер ночь день".split())
_ORDINALS = frozenset({"pierwszy", "drugi", "первый", "второй"})
# These stand for a noun, or open a clause.
_NOT_BEFORE_NOUNS = frozenset(
    "to tego temu tym co ma me mą mym tamto wszystko это этого этому этим то того тому тем что "
    "все всё всего всему всем первое другое".split()
)
_RELATIVE = frozenset({"który", "jaki", "который", "какой"})
_AND = frozenset({"i", "oraz", "lub", "albo", "и", "или"})
_AUXILIARIES = frozenset({"być", "zostać", "быть"})
# Between a subject and its verb these change nothing.
_LIGHT = frozenset(
    "już jeszcze nie dziś dzisiaj jutro wczoraj niestety także też również na pewno zaraz potem "
    "уже еще ещё не сегодня завтра вчера также тоже".split()
)
_CLAUSE_OPENERS = frozenset(
    "że ponieważ bo gdy kiedy jeśli jeżeli gdyż a ale więc dlatego oraz i "
    "что потому если когда но а поэтому так и".split()
)
_PRONOUNS = frozenset({"ja", "ty", "my", "wy", "oni", "я", "ты", "мы", "вы", "они"})


def polish(tokens: Sequence[Token]) -> Iterator[Pair]:
    """Pairs of a Polish sentence that do not agree."""
    for before, first, second in _neighbours(tokens):
        if _polish_numeral_disagrees(first.lower, second) or _modifier_disagrees(
            before, first, second, _POLISH_DETERMINERS
        ):
            yield first, second
    yield from _predicates(tokens)


def russian(tokens: Sequence[Token]) -> Iterator[Pair]:
    """Pairs of a Russian sentence that do not agree."""
    for before, first, second in _neighbours(tokens):
        if _russian_numeral_disagrees(first.lower, second) or _modifier_disagrees(
            before, first, second, _RUSSIAN_DETERMINERS
        ):
            yield first, second
    yield from _predicates(tokens)


def _polish_numeral_disagrees(numeral: str, noun: Token) -> bool:
    if not _only(noun, "noun"):
        return False
    if numeral in _POLISH_BOTH:
        return not _has(noun, "pl", _CASES)
    if len(noun.text) < 4 or noun.lemmas & {"tysiąc", "milion", "pół", "ćwierć"}:
        return False
    if numeral in _POLISH_FEW:
        return not _has(noun, "pl", {"nom", "acc"}) and _has(noun, "pl", {"gen"})
    likely = _has(noun, "pl", {"nom"}) or _has(noun, "sg", {"gen"})
    return numeral in _POLISH_MANY and likely and not _has(noun, "pl", {"gen"})


def _russian_numeral_disagrees(numeral: str, noun: Token) -> bool:
    if not _only(noun, "noun") or noun.lemmas & {"тысяча", "миллион"}:
        return False
    if numeral in _RUSSIAN_FEW:
        return not _has(noun, "sg", {"gen"}) and _has(noun, "pl", {"gen"})
    likely = _has(noun, "pl", {"nom"}) or _has(noun, "sg", {"gen"})
    at_an_hour = bool(noun.lemmas & _RUSSIAN_UNCOUNTED)
    return numeral in _RUSSIAN_MANY and likely and not at_an_hour and not _has(noun, "pl", {"gen"})


def _neighbours(tokens: Sequence[Token]) -> Iterator[tuple[Token | None, Token, Token]]:
    """Two words side by side that a dictionary knows, neither a name nor an abbreviation, and the
    token before them."""
    for at in range(len(tokens) - 1):
        first, second = tokens[at], tokens[at + 1]
        if second.span.start - first.span.end != 1 or not _is_plain(second):
            continue
        if first.readings and (at == 0 or _is_plain(first)) and first.text.isalpha():
            yield tokens[at - 1] if at else None, first, second


def _is_plain(token: Token) -> bool:
    if not token.readings or not token.text.isalpha() or not token.text.islower():
        return False
    return not any(r.part_of_speech == "abbr" or r.features & _NAMES for r in token.readings)


def _only(token: Token, part_of_speech: str) -> bool:
    return bool(token.readings) and all(
        reading.part_of_speech == part_of_speech for reading in token.readings
    )


def _has(token: Token, number: str, cases: Iterable[str]) -> bool:
    """Whether a reading has this number and one of these cases; indeclinable words have all."""
    wanted = frozenset(cases)
    return any(
        number in reading.features and reading.features & wanted for reading in token.readings
    )


def _genders(reading: Reading) -> frozenset[str]:
    # Polish has three masculine genders, and "m" beside them for rules that need one.
    fine = reading.features & {"m1", "m2", "m3", "f", "n"}
    return fine if "m" not in reading.features or fine & {"m1", "m2", "m3"} else fine | {"m"}


def _agree(one: Reading, other: Reading, cases: frozenset[str] = _CASES) -> bool:
    shared = one.features & other.features
    if not shared & cases or not shared & _NUMBERS:
        return False
    mine, theirs = _genders(one), _genders(other)
    return not mine or not theirs or bool(mine & theirs)


def _modifier_disagrees(
    before: Token | None, first: Token, second: Token, determiners: frozenset[str]
) -> bool:
    """An adjective right before a noun that no reading of it fits."""
    determiner = bool(first.lemmas & determiners)
    adjectives = [r for r in first.readings if r.part_of_speech == "adj"]
    if not adjectives or not (determiner or _only(first, "adj")) or not _only(second, "noun"):
        return False
    if any({"short", "neg", "part-act"} & r.features for r in adjectives):
        return False
    if first.lower in _NOT_BEFORE_NOUNS or first.lemmas & _RELATIVE or second.lemmas & _MEASURES:
        return False
    if any(_agree(one, other) for one in adjectives for other in second.readings):
        return False
    if second.lower.startswith("пол") or _may_be_a_woman(second):
        return False
    features = frozenset().union(*(r.features for r in second.readings))
    own = frozenset().union(*(r.features for r in adjectives))
    if determiner and not first.lemmas & _ORDINALS:
        # "swój", "ten" always have a noun, and this is the next word.
        return bool(own & features & _CASES) and "ins" not in features
    # "żółty i zielony kosze"; "w niedziele handlowe sklep jest czynny"; "sie" for "się"
    if before is not None and (before.lower in _AND or _can(before, "noun") or _can(before, "adj")):
        return False
    if len(first.text) < 4 or own >= {"n", "nom"}:
        return False
    # Others may govern one: "pełen wody", "wysłana kurierem"; a subject is nobody's object.
    return "nom" in features and not features & _OBLIQUE and "nom" in own and not own & _OBLIQUE


def _can(token: Token, part_of_speech: str) -> bool:
    return any(reading.part_of_speech == part_of_speech for reading in token.readings)


def _predicates(tokens: Sequence[Token]) -> Iterator[Pair]:
    """Subject and predicate: "paczka dotarł", "router zostanie dostarczona", "są gotowy"."""
    for at, token in enumerate(tokens):
        if not token.readings or not token.text.isalpha():
            continue
        if _is_auxiliary(token):
            following = _next_word(tokens, at)
            if following is not None and _predicate_number_disagrees(token, following, tokens):
                yield token, following
        subject = _subject_before(tokens, at)
        if subject is None:
            continue
        after = _next_word(tokens, at) if _is_auxiliary(token) else None
        if after is not None and _only(after, "adj") and _gender_disagrees(subject, after, tokens):
            yield subject, after
        elif _gender_disagrees(subject, token, tokens):
            yield subject, token


def _is_auxiliary(token: Token) -> bool:
    """Whether a form of "to be" or "to become"; "zostanie" is a verbal noun too, hardly ever."""
    return any(
        r.part_of_speech == "verb" and r.lemma in _AUXILIARIES and r.features & {"3", "past"}
        for r in token.readings
    ) and all(
        r.part_of_speech == "verb" or "gerund" in r.features or r.lemma == "zostanie"
        for r in token.readings
    )


def _next_word(tokens: Sequence[Token], at: int) -> Token | None:
    for token in tokens[at + 1 : at + 4]:
        if token.lower in _LIGHT:
            continue
        return token if _is_plain(token) else None
    return None


def _predicate_number_disagrees(verb: Token, adjective: Token, tokens: Sequence[Token]) -> bool:
    """ "są gotowy": the verb is plural, the adjective is singular and belongs to no noun."""
    if any("sg" in r.features or "pl" not in r.features for r in verb.readings):
        return False
    if not _only(adjective, "adj") or any("pl" in r.features for r in adjective.readings):
        return False
    if not any("nom" in r.features or "short" in r.features for r in adjective.readings):
        return False
    after = tokens[tokens.index(adjective) + 1 :][:2]
    return not any(
        t.is_word
        and (not t.readings or any(r.part_of_speech in ("noun", "adj") for r in t.readings))
        for t in after
    )


def _subject_before(tokens: Sequence[Token], at: int) -> Token | None:
    """The noun right before, if it opens the clause and can only be the word's subject."""
    position = at - 1
    while position >= 0 and tokens[position].lower in _LIGHT:
        position -= 1
    if position < 0:
        return None
    noun = tokens[position]
    known = _is_plain(noun) or (position == 0 and noun.text[1:].islower())
    if not known or not _only(noun, "noun") or len({_genders(r) for r in noun.readings}) > 1:
        return None
    features = frozenset().union(*(r.features for r in noun.readings))
    if "nom" not in features or features & _OBLIQUE or features & _NAMES or features >= _NUMBERS:
        return None
    # Only its own adjectives may stand before it, up to the start of the clause.
    position -= 1
    while position >= 0 and _only(tokens[position], "adj") and tokens[position].text.isalpha():
        agrees = any(
            _agree(a, b, frozenset({"nom"}))
            for a in tokens[position].readings
            for b in noun.readings
        )
        if not agrees:
            return None
        position -= 1
    while position >= 0 and (tokens[position].lower in _LIGHT or _only(tokens[position], "adv")):
        position -= 1
    if position < 0:
        return noun
    opener = tokens[position]
    if opener.lower in ("i", "oraz", "и", "a", "а"):
        return None  # "paczka i router …"
    return noun if opener.lower in _CLAUSE_OPENERS else None


def _gender_disagrees(subject: Token, predicate: Token, tokens: Sequence[Token]) -> bool:
    """A past form or a predicative adjective in another gender than the subject's."""
    if not _is_plain(predicate):
        return False
    if _only(predicate, "verb"):
        forms = _past_forms(subject, predicate)
    elif _only(predicate, "adj"):
        forms = _predicative_forms(predicate, tokens)
    else:
        forms = []
    if not forms or any(_same_gender(s, f) for s in subject.readings for f in forms):
        return False
    # "doktor przyjęła", «врач назначила»
    return not (all("f" in f.features for f in forms) and _may_be_a_woman(subject))


def _past_forms(subject: Token, verb: Token) -> list[Reading]:
    """The readings of a past verb of the third person; empty if it can be anything else."""
    if any(not r.features & {"past", "cond"} for r in verb.readings):
        return []
    if any(r.features & {"1", "2", "impersonal", "converb", "inf"} for r in verb.readings):
        return []
    features = frozenset().union(*(r.features for r in subject.readings))
    if "acc" in features and not _is_auxiliary(verb):
        return []  # "Auto oddała Pani w maju": the object may come first
    return list(verb.readings)


def _predicative_forms(adjective: Token, tokens: Sequence[Token]) -> list[Reading]:
    """The nominative or short readings of a predicate; empty if it can be an attribute."""
    if all("short" in r.features for r in adjective.readings):
        return list(adjective.readings)
    forms = [r for r in adjective.readings if "nom" in r.features]
    others = [r for r in adjective.readings if r not in forms]
    if any(r.features & _OBLIQUE for r in others) or not _after_auxiliary(tokens, adjective):
        return []
    return forms


def _after_auxiliary(tokens: Sequence[Token], predicate: Token) -> bool:
    at = tokens.index(predicate)
    return any(_is_auxiliary(token) for token in tokens[max(0, at - 3) : at])


def _same_gender(subject: Reading, form: Reading) -> bool:
    if not subject.features & form.features & _NUMBERS:
        return False
    if "pl" in subject.features and "pl" in form.features and "m1" not in form.features:
        return True
    mine, theirs = _genders(subject), _genders(form)
    return not mine or not theirs or bool(mine & theirs)


def _may_be_a_woman(subject: Token) -> bool:
    """Whether a masculine noun names a person: what is no thing has no accusative like this."""
    return all(
        "m1" in r.features
        or ("m" in r.features and not r.features & {"m2", "m3"} and "acc" not in r.features)
        for r in subject.readings
        if "nom" in r.features
    ) and not any("acc" in r.features for r in subject.readings)
