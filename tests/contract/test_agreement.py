"""The fast gate and the validator that explains agree, on good bundles and on many kinds of bad ones."""

import copy
import itertools

from onrecord import contract
from onrecord.validate.schemas import explainer

EVERY = 5  # the explaining validator is slow; set to 1 after a change of the documents
VALUES = [
    None, True, 0, 1, -1, 1.0, 1.5, 2**31, 2**64, "", "x", "x\n", " ", "\N{ARABIC-INDIC DIGIT THREE}", "2026-02-30T00:00:00.000000Z",
    "2026-03-01T09:30:60.000000Z", "2026-03-01T09:30:00Z", "0000-03-01T09:30:00.000000Z", "en_US", "prk", [], [None], ["x", "x"], {}, {"start": 0},
]  # fmt: skip


def iter_places(value, path=()):
    """Yield the path of everything inside a value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key)
        yield from iter_places(inner, (*path, key))


def parent_of(bundle, path):
    for key in path[:-1]:
        bundle = bundle[key]
    return bundle


def replaced(bundle, path, value):
    changed = copy.deepcopy(bundle)
    parent_of(changed, path)[path[-1]] = value
    return changed


def iter_mutants():
    (bundle,) = contract.document("bundle")["examples"]
    places = list(iter_places(bundle))
    for place, value in itertools.product(places, VALUES):
        yield replaced(bundle, place, value)
    for place in places:
        changed = copy.deepcopy(bundle)
        del parent_of(changed, place)[place[-1]]
        yield changed
        if isinstance(place[-1], str):
            changed = copy.deepcopy(bundle)
            parent_of(changed, place)["mood"] = "grim"
            yield changed
            old = parent_of(bundle, place)[place[-1]]
            if isinstance(old, str):
                yield replaced(bundle, place, old + "\n")


def findings(errors):
    """Return where and by which keyword a mutant is refused; what a pattern refuses, a format may refuse too."""
    found = set(errors)
    return {error for error in found if error[-1] != "format" or (*error[:-1], "pattern") not in found}


def test_both_refuse_the_same_mutants_for_the_same_reasons():
    refused = 0
    for mutant in itertools.islice(iter_mutants(), None, None, EVERY):
        errors = contract.gate("bundle").iter_errors(mutant)
        gate = findings((*error.instance_path, error.schema_path[-1]) for error in errors)
        explained = findings((*error.absolute_path, error.validator) for error in explainer().iter_errors(mutant))
        assert gate == explained
        assert contract.gate("bundle").is_valid(mutant) == (not gate)
        refused += bool(gate)
    assert refused > 500
