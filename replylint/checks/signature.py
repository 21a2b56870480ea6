"""Check kind `signature`: a field of the signature is missing or wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from replylint.checks import Context
from replylint.finding import Hit
from replylint.model import Case, Field, SectionKind, Signature

_FIELDS = ("name", "position", "phone", "email", "company", "address", "nip")


@dataclass(frozen=True, slots=True)
class Options:
    """`fields`: names of signature fields. `require` is `all` or `any` of them.

    With `valid: true` the rule reports, instead, a field that is there and is not valid
    (a NIP by its check digit).
    """

    fields: tuple[str, ...]
    require: str = "any"
    valid: bool = False


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """One hit if fields lack, or one for each invalid field."""
    signature = case.reply.message.signature
    present = {name: found for name in options.fields if (found := _field(signature, name))}
    if options.valid:
        for name, found in present.items():
            if name == "nip" and not nip_is_valid(found.value):
                yield Hit(section=SectionKind.SIGNATURE, span=found.span)
        return
    lacking = [name for name in options.fields if name not in present]
    if lacking and (options.require == "all" or not present):
        variant = "+".join(lacking) if options.require == "all" else None
        yield Hit(section=SectionKind.SIGNATURE, variant=variant)


def nip_is_valid(value: str) -> bool:
    """Whether a Polish tax number has ten digits and the right check digit."""
    from stdnum.pl import nip

    return bool(nip.is_valid(value.upper().removeprefix("PL")))


def _field(signature: Signature, name: str) -> Field | None:
    if name not in _FIELDS:
        raise ValueError(f"a signature has no field {name}")
    found: Field | None = getattr(signature, name)
    return found
