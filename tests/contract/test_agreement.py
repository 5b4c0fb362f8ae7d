"""The fast gate and the validator that explains agree, on good bundles and on many kinds of bad ones."""

import itertools

from onrecord import contract
from onrecord.validate.schemas import explainer

EVERY = 7  # the explaining validator is slow; set to 1 after a change of the documents


def findings(errors):
    """Return where and by which keyword a mutant is refused; what a pattern refuses, a format may refuse too."""
    found = set(errors)
    return {error for error in found if error[-1] != "format" or (*error[:-1], "pattern") not in found}


def test_both_refuse_the_same_mutants_for_the_same_reasons(iter_mutants):
    refused = 0
    for mutant in itertools.islice(iter_mutants(), None, None, EVERY):
        errors = contract.gate("bundle").iter_errors(mutant)
        gate = findings((*error.instance_path, error.schema_path[-1]) for error in errors)
        explained = findings((*error.absolute_path, error.validator) for error in explainer().iter_errors(mutant))
        assert gate == explained
        assert contract.gate("bundle").is_valid(mutant) == (not gate)
        refused += bool(gate)
    assert refused > 300
