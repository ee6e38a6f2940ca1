from __future__ import annotations

from pathlib import Path

import pytest
from made_records import finding, seen, walk, write_record
from made_reports import made
from rdflib import DCTERMS, RDF, Graph, Namespace, URIRef

from a11y.facts.record import Record, read_record
from a11y.reporting.formats import ReportFormat
from a11y.words.finding import OutcomeValue

# rdflib's own parser uses a class of rdflib's that it has deprecated
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
EARL = Namespace("http://www.w3.org/ns/earl#")
TERMS = {
    *("Assertion", "Assertor", "Software", "TestCase", "TestRequirement", "TestResult", "TestSubject"),
    *("assertedBy", "subject", "test", "mode", "result", "outcome", "info", "pointer"),
    *("automatic", "passed", "failed", "cantTell", "inapplicable", "untested"),
}
"""The terms of EARL 1.0 that are used, as its schema spells them."""


def graph(record: Record, folder: Path) -> Graph:
    """What an RDF library reads from the file, with no network."""
    return Graph().parse(data=made(record, folder, ReportFormat.EARL), format="json-ld")


def test_every_term_is_one_of_earl(record: Record, tmp_path: Path) -> None:
    """Properties, classes and outcomes are those of EARL 1.0; none of ours is put into its namespace."""
    used = {
        str(term).removeprefix(str(EARL))
        for triple in graph(record, tmp_path)
        for term in triple
        if isinstance(term, URIRef) and str(term).startswith(str(EARL))
    }
    assert used <= TERMS
    assert {"failed", "cantTell", "passed"} <= used


@pytest.mark.parametrize("term", ["assertedBy", "subject", "test", "result"])
def test_every_assertion_is_whole(record: Record, tmp_path: Path, term: str) -> None:
    """EARL asks each assertion for one assertor, subject, test and result, and all but results are described."""
    facts = graph(record, tmp_path)
    for assertion in facts.subjects(RDF.type, EARL.Assertion):
        (value,) = facts.objects(assertion, EARL[term])
        assert (value, RDF.type, None) in facts


def test_every_result_has_one_outcome(record: Record, tmp_path: Path) -> None:
    """Each result has exactly one of the five outcome values."""
    facts = graph(record, tmp_path)
    values = {EARL[value.value] for value in OutcomeValue}
    for result in facts.subjects(RDF.type, EARL.TestResult):
        (outcome,) = facts.objects(result, EARL.outcome)
        assert outcome in values


def test_a_fault_in_two_locales_is_asserted_once(tmp_path: Path) -> None:
    """A step that fails in two locales has one failed assertion, which names the fault."""
    en, fr = walk(), walk(locale="fr")
    lines = (*seen(en), *seen(fr), finding(en), finding(fr))
    facts = graph(read_record(write_record(tmp_path / "run", [en, fr], *lines)), tmp_path)
    (assertion,) = facts.subjects(RDF.type, EARL.Assertion)
    assert str(facts.value(assertion, DCTERMS.identifier)) == "f1"
