"""A bundle -> what its schema refuses, as faults.

The fast gate decides; the slower validator only explains what the gate has refused. Takes what decoding JSON gives, and
reports what no JSON file could hold (a lone surrogate, NaN) instead of failing on it.
"""

import math
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from onrecord.contract import DOCUMENTS, PATTERN_END, document, gate
from onrecord.validate.faults import Fault, pointer, shown

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError

Path = tuple[str | int, ...]
_REASONS = {
    "type": "wrong type: is {value}, not {wanted}",
    "enum": "unknown value: is {value}, not one of {wanted}",
    "pattern": "wrong form: is {value}, not {wanted}",
    "format": "wrong form: is {value}, not a {wanted}",
    "minimum": "out of range: is {value}, below {wanted}",
    "maximum": "out of range: is {value}, above {wanted}",
    "minLength": "is empty",
    "minItems": "is empty",
    "uniqueItems": "names the same item twice",
}


def is_valid(bundle: Any) -> bool:
    """Tell whether the schema accepts the bundle; False also for what JSON cannot hold."""
    try:
        return gate("bundle").is_valid(bundle)
    except (ValueError, TypeError, RecursionError):
        return False


def iter_schema_faults(bundle: Any) -> Iterator[Fault]:
    """Yield why the schema refuses the bundle; nothing when it accepts it."""
    if is_valid(bundle):
        return
    faults = dict.fromkeys([*_iter_unwritable(bundle, ()), *_iter_explained(bundle)])
    yield from faults or _iter_gate_faults(bundle)


@cache
def explainer() -> "Draft202012Validator":
    """Return the validator that says why a bundle is refused; about 70 times slower than the gate.

    It is imported here because that takes longer than parsing an article, and most runs refuse nothing.
    """
    from jsonschema import Draft202012Validator  # noqa: PLC0415
    from referencing import Registry, Resource  # noqa: PLC0415

    resources = [(document(name)["$id"], Resource.from_contents(document(name))) for name in DOCUMENTS]
    registry: Registry[Any] = Registry().with_resources(resources)
    checker = Draft202012Validator.FORMAT_CHECKER
    return Draft202012Validator(document("bundle"), registry=registry, format_checker=checker)


def _iter_unwritable(value: Any, path: Path) -> Iterator[Fault]:
    """Yield the strings and numbers that no JSON file can hold."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _iter_unwritable(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _iter_unwritable(inner, (*path, index))
    elif isinstance(value, float) and not math.isfinite(value):
        yield Fault(pointer(path), f"is no JSON number: {value}")
    elif isinstance(value, str) and not _is_encodable(value):
        yield Fault(pointer(path), f"holds half of a surrogate pair: {shown(value)}")


def _is_encodable(string: str) -> bool:
    try:
        string.encode()
    except UnicodeEncodeError:
        return False
    return True


def _iter_explained(bundle: Any) -> Iterator[Fault]:
    for error in explainer().iter_errors(bundle):
        yield from _iter_error_faults(error)


def _iter_error_faults(error: "ValidationError") -> Iterator[Fault]:
    """Yield one fault a missing or unknown key, or the one fault of any other keyword."""
    path = tuple(error.absolute_path)
    if error.validator == "required":
        for name in error.validator_value:
            if name not in error.instance:
                yield Fault(pointer((*path, name)), "is missing")
    elif error.validator == "additionalProperties":
        for name in error.instance:
            if name not in error.schema["properties"]:
                yield Fault(pointer((*path, name)), "is not a field of the contract")
    else:
        yield Fault(pointer(path), _reason(error))


def _reason(error: "ValidationError") -> str:
    wanted = error.validator_value
    listed = wanted.removesuffix(PATTERN_END) if isinstance(wanted, str) else wanted
    listed = (" or " if error.validator == "type" else ", ").join(listed) if isinstance(listed, list) else listed
    template = _REASONS.get(error.validator, "breaks {keyword}")
    return template.format(value=shown(error.instance), wanted=listed, keyword=error.validator)


def _iter_gate_faults(bundle: Any) -> Iterator[Fault]:
    """Yield the gate's own reasons, for a bundle that it refuses and the explainer takes."""
    try:
        for error in gate("bundle").iter_errors(bundle):
            yield Fault(pointer(error.instance_path), f"refused by the schema: {error.message}")
    except ValueError as error:
        yield Fault("$", f"is not what decoding JSON gives: {error}")
