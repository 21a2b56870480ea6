"""What replylint itself says, in the languages of its readers, and their plurals.

Messages about a mail come from the rules; here are only the words around them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from replylint.finding import Severity

DEFAULT_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Plural:
    """The forms of a phrase with a number: of 1, of 2 to 4 (Slavic), and of the rest."""

    one: str
    few: str
    many: str


def plural(language: str, number: int, forms: Plural) -> str:
    """The form of `forms` for `number`, with `{n}` filled in (rules: Unicode CLDR)."""
    return _PLURALS.get(language, _english)(number, forms).format(n=number)


def _english(number: int, forms: Plural) -> str:
    return forms.one if number == 1 else forms.many


def _few(number: int) -> bool:
    return number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14)


def _polish(number: int, forms: Plural) -> str:
    if number == 1:
        return forms.one
    return forms.few if _few(number) else forms.many


def _russian(number: int, forms: Plural) -> str:
    if number % 10 == 1 and number % 100 != 11:
        return forms.one
    return forms.few if _few(number) else forms.many


_PLURALS = {"pl": _polish, "ru": _russian, "en": _english}


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of one language. Names in braces are filled in by the one who prints."""

    severities: Mapping[Severity, str]
    counts: Mapping[Severity, Plural]
    reasons: Mapping[str, str]
    checked: Plural
    nothing_found: str
    skipped: Plural
    in_files: Plural
    unread: Plural
    note: str
    missing: str
    subject: str
    customer: str
    reply: str
    attached: str
    suggestion: str
    delete: str
    because: str
    like: str
    quoted: str
    rule: str
    severity: str
    packs: str
    reports: str
    rules: Plural
    more: str
    why: str
    source: str
    sections: str
    profile: str
    strict: str
    needs: str
    inquiry: str
    grammar: str
    bad: str
    good: str
    options: str
    option: str
    default: str
    here: str
    required: str
    entries: Plural
    none: str
    change: str
    once: str
    always: str
    turns_off: str
    changes_severity: str
    changes_option: str
    turned_off: str
    also: str


POLISH = Texts(
    severities={
        Severity.ERROR: "błąd",
        Severity.WARNING: "ostrzeżenie",
        Severity.INFO: "wskazówka",
    },
    counts={
        Severity.ERROR: Plural("{n} błąd", "{n} błędy", "{n} błędów"),
        Severity.WARNING: Plural("{n} ostrzeżenie", "{n} ostrzeżenia", "{n} ostrzeżeń"),
        Severity.INFO: Plural("{n} wskazówka", "{n} wskazówki", "{n} wskazówek"),
    },
    reasons={
        "no-inquiry": "nie ma wiadomości klienta",
        "no-grammar": "LanguageTool nie sprawdził pisowni i gramatyki",
        "encoder-off": "Enkoder zdań był wyłączony: czynności zdań rozpoznano po słowach.",
    },
    checked=Plural("Sprawdzono {n} plik", "Sprawdzono {n} pliki", "Sprawdzono {n} plików"),
    nothing_found="bez uwag",
    skipped=Plural(
        "Nie zastosowano {n} reguły", "Nie zastosowano {n} reguł", "Nie zastosowano {n} reguł"
    ),
    in_files=Plural("w {n} pliku", "w {n} plikach", "w {n} plikach"),
    unread=Plural(
        "Nie odczytano {n} pliku", "Nie odczytano {n} plików", "Nie odczytano {n} plików"
    ),
    note="Uwaga",
    missing="brak",
    subject="temat",
    customer="klient",
    reply="odpowiedź",
    attached="załączniki",
    suggestion="Lepiej",
    delete="bez tych słów",
    because="Zaważyły słowa",
    like="Podobne zdanie",
    quoted="„{}”",
    rule="Reguła",
    severity="Waga",
    packs="Języki",
    reports="Co zgłasza",
    rules=Plural("{n} reguła", "{n} reguły", "{n} reguł"),
    more="Więcej o regule: replylint explain REGUŁA",
    why="Dlaczego",
    source="Źródło",
    sections="Gdzie",
    profile="Profil",
    strict="tylko ścisły (strict)",
    needs="Wymaga",
    inquiry="wiadomości klienta",
    grammar="sprawdzania gramatyki (LanguageTool)",
    bad="Źle",
    good="Dobrze",
    options="Opcje rodzaju kontroli „{}”",
    option="Opcja",
    default="Domyślnie",
    here="W tej regule",
    required="wymagana",
    entries=Plural("{n} pozycja", "{n} pozycje", "{n} pozycji"),
    none="brak",
    change="Jak zmienić lub wyłączyć",
    once="W jednym uruchomieniu",
    always="Na stałe, w pliku replylint.yaml",
    turns_off="wyłącza",
    changes_severity="zmienia wagę",
    changes_option="zmienia opcję",
    turned_off="wyłączona",
    also="Osobna wersja tej reguły: {}",
)

ENGLISH = Texts(
    severities={
        Severity.ERROR: "error",
        Severity.WARNING: "warning",
        Severity.INFO: "hint",
    },
    counts={
        Severity.ERROR: Plural("{n} error", "{n} errors", "{n} errors"),
        Severity.WARNING: Plural("{n} warning", "{n} warnings", "{n} warnings"),
        Severity.INFO: Plural("{n} hint", "{n} hints", "{n} hints"),
    },
    reasons={
        "no-inquiry": "there is no message of the customer",
        "no-grammar": "LanguageTool did not check spelling and grammar",
        "encoder-off": "The sentence encoder was off: acts were told by words and patterns.",
    },
    checked=Plural("Checked {n} file", "Checked {n} files", "Checked {n} files"),
    nothing_found="nothing to report",
    skipped=Plural("{n} rule not applied", "{n} rules not applied", "{n} rules not applied"),
    in_files=Plural("in {n} file", "in {n} files", "in {n} files"),
    unread=Plural("{n} file not read", "{n} files not read", "{n} files not read"),
    note="Note",
    missing="missing",
    subject="subject",
    customer="customer",
    reply="reply",
    attached="attached",
    suggestion="Better",
    delete="without these words",
    because="Words that weighed",
    like="Similar sentence",
    quoted="“{}”",
    rule="Rule",
    severity="Severity",
    packs="Languages",
    reports="Reports",
    rules=Plural("{n} rule", "{n} rules", "{n} rules"),
    more="More about a rule: replylint explain RULE",
    why="Why",
    source="Source",
    sections="Where",
    profile="Profile",
    strict="strict only",
    needs="Needs",
    inquiry="the customer's message",
    grammar="the grammar checker (LanguageTool)",
    bad="Bad",
    good="Good",
    options="Options of the check kind “{}”",
    option="Option",
    default="Default",
    here="In this rule",
    required="required",
    entries=Plural("{n} entry", "{n} entries", "{n} entries"),
    none="none",
    change="How to change it or turn it off",
    once="For one run",
    always="For good, in replylint.yaml",
    turns_off="turns it off",
    changes_severity="changes the severity",
    changes_option="changes an option",
    turned_off="off",
    also="This rule has a version of its own for: {}",
)

RUSSIAN = Texts(
    severities={
        Severity.ERROR: "ошибка",
        Severity.WARNING: "предупреждение",
        Severity.INFO: "подсказка",
    },
    counts={
        Severity.ERROR: Plural("{n} ошибка", "{n} ошибки", "{n} ошибок"),
        Severity.WARNING: Plural("{n} предупреждение", "{n} предупреждения", "{n} предупреждений"),
        Severity.INFO: Plural("{n} подсказка", "{n} подсказки", "{n} подсказок"),
    },
    reasons={
        "no-inquiry": "нет письма клиента",
        "no-grammar": "LanguageTool не проверил орфографию и грамматику",
        "encoder-off": "Энкодер предложений был выключен: действия определены по словам.",
    },
    checked=Plural("Проверен {n} файл", "Проверено {n} файла", "Проверено {n} файлов"),
    nothing_found="замечаний нет",
    skipped=Plural(
        "Не применено {n} правило", "Не применено {n} правила", "Не применено {n} правил"
    ),
    in_files=Plural("в {n} файле", "в {n} файлах", "в {n} файлах"),
    unread=Plural("Не прочитан {n} файл", "Не прочитано {n} файла", "Не прочитано {n} файлов"),
    note="Примечание",
    missing="нет",
    subject="тема",
    customer="клиент",
    reply="ответ",
    attached="вложения",
    suggestion="Лучше",
    delete="без этих слов",
    because="Решающие слова",
    like="Похожее предложение",
    quoted="«{}»",
    rule="Правило",
    severity="Важность",
    packs="Языки",
    reports="О чём сообщает",
    rules=Plural("{n} правило", "{n} правила", "{n} правил"),
    more="Подробнее о правиле: replylint explain ПРАВИЛО",
    why="Почему",
    source="Источник",
    sections="Где",
    profile="Профиль",
    strict="только строгий (strict)",
    needs="Нужно",
    inquiry="письмо клиента",
    grammar="проверка грамматики (LanguageTool)",
    bad="Плохо",
    good="Хорошо",
    options="Настройки вида проверки «{}»",
    option="Настройка",
    default="По умолчанию",
    here="В этом правиле",
    required="обязательна",
    entries=Plural("{n} запись", "{n} записи", "{n} записей"),
    none="нет",
    change="Как изменить или отключить",
    once="На один запуск",
    always="Навсегда, в файле replylint.yaml",
    turns_off="отключает",
    changes_severity="меняет важность",
    changes_option="меняет настройку",
    turned_off="отключено",
    also="Отдельный вариант этого правила: {}",
)

TEXTS: Mapping[str, Texts] = {"pl": POLISH, "en": ENGLISH, "ru": RUSSIAN}
"""The interface texts by language of the reader."""


def texts(language: str) -> Texts:
    """The words for a reader of `language`; English where we speak it not."""
    return TEXTS.get(language, ENGLISH)


def text(key: str, language: str) -> str:
    """The words for the key of a reason, such as `no-inquiry`; `key` itself if it is words."""
    return texts(language).reasons.get(key, key)


def reader_language(environ: Mapping[str, str]) -> str:
    """The language of the reader by the locale (LC_ALL, LC_MESSAGES, LANG); English by default."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            code = environ[name][:2].lower()
            return code if code in TEXTS else DEFAULT_LANGUAGE
    return DEFAULT_LANGUAGE
