"""What each language needs besides its dictionary: abbreviations and words that give it away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """One language. `function_words` tell it from others. `abbreviations` never end a sentence;
    those that may, such as "p.m.", are left out, so that a capital after them begins one.
    """

    code: str
    abbreviations: frozenset[str]
    function_words: frozenset[str]
    letters: frozenset[str] = frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LANGUAGES: Mapping[str, Language] = {
    language.code: language
    for language in (
        Language(
            "pl",
            abbreviations=_words(
                "ul al pl os nr tel kom faks dr mgr inż prof hab lek farm mec św ks ok godz min "
                "art ust pkt lit par rozdz str zob por np m.in tzw tzn sp z o.o s.a s.c dot ds "
                "im wg pn wt śr czw pt sob ndz niedz sty lut mar kwi cze lip sie wrz paź lis gru "
                "ww br bm rys tab zał zam wew woj gm pow poz t.j ur zw płk gen p pp"
            ),
            function_words=_words(
                "i w na z do nie się że jest to o za od po dla czy jak mam moja mój proszę dzień "
                "dobry jestem będzie może oraz lub ale przez przy pan pani państwo co kiedy ile "
                "mogę mi jeszcze już tylko bardzo pozdrawiam dziękuję"
            ),
            letters=frozenset("ąćęłńóśźż"),
        ),
        Language(
            "ru",
            abbreviations=_words(
                "ул пр просп пер пл д дом кв корп стр г гг обл р-н тел моб факс им "
                "т.е т т.к т.н напр пр см ср ст п пп рис табл доб "
                "см пн вт ср чт пт сб вс янв февр фев мар апр авг сент окт нояб дек и.о"
            ),
            function_words=_words("и в на с не что это я вы мы по для как у за от к но из"),
        ),
        Language(
            "en",
            abbreviations=_words(
                "mr mrs ms dr prof st no nos vs e.g i.e approx dept ext tel fax "
                "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur "
                "thurs fri sat sun ave rd blvd apt jr sr"
            ),
            function_words=_words(
                "the and to of a in is you your for we our it that with on have be this are will "
                "i my not can please thank dear hello regards do from as at if or was has by an me"
            ),
        ),
    )
}


def detect(text: str, default: str = "pl") -> str:
    """The language of `text` by script, letters and function words; `default` if nothing tells."""
    lower = text.lower()
    cyrillic = sum("а" <= letter <= "я" for letter in lower)
    latin = sum("a" <= letter <= "z" for letter in lower)
    if 2 * cyrillic > latin:  # names of shops and products bring Latin letters into Russian
        return "ru"
    words = lower.split()
    bare = [word.strip(".,;:!?()\"'„”«»–-") for word in words]
    scores: dict[str, float] = {}
    for code in ("pl", "en"):
        language = LANGUAGES[code]
        scores[code] = sum(word in language.function_words for word in bare)
        scores[code] += sum(any(letter in language.letters for letter in word) for word in bare)
    best = max(scores, key=lambda code: (scores[code], code == default))
    return best if scores[best] else default
