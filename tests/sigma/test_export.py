"""What is written is Sigma: pySigma reads it without a fault, its validators approve, and a converter takes it."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from sigma.backends.splunk import SplunkBackend
from sigma.collection import SigmaCollection
from sigma.plugins import InstalledSigmaPlugins
from sigma.validation import SigmaValidator

from evcorr.observable import Event, Message, Stop
from evcorr.packs.pack import load_signatures
from evcorr.sigma.exporter import dump_rules, export_sigma
from evcorr.sigma.rule import MOST_CORRELATED, name_of, rules_of
from evcorr.signature import Signature, Status
from tests.builders import signature

TWO = signature(
    Event(event_id=7, provider="Paint", channel="System"),
    Message(text="The canvas is missing from the easel"),
    id="RB-7",
    title="The painter stops",
    fixed_in="Paint 2.0",
    status=Status.REVIEWED,
)


def collection(*signatures: Signature) -> SigmaCollection:
    return SigmaCollection.from_yaml("---\n".join(dump_rules(rules_of(item)) for item in signatures))


def test_a_rule_states_what_the_article_does() -> None:
    event, message, correlation = rules_of(TWO)
    assert event["logsource"] == {"product": "windows", "service": "system"}
    assert event["status"] == "test"
    assert "Fixed in Paint 2.0." in event["description"]
    assert message["detection"]["keywords"] == ["The canvas is missing from the easel"]
    assert correlation["correlation"]["rules"] == [event["name"], message["name"]]


def test_numbered_articles_are_referred_to() -> None:
    (rule,) = rules_of(signature(id="Q168845"))
    assert rule["references"] == ["https://support.microsoft.com/kb/168845"]
    assert "references" not in rules_of(TWO)[0]


def test_the_same_signature_has_the_same_ids_and_others_have_others() -> None:
    assert rules_of(TWO) == rules_of(TWO)
    ids = [rule["id"] for item in (TWO, signature(id="Q2")) for rule in rules_of(item)]
    assert len(set(ids)) == len(ids)


def test_many_symptoms_are_cases_and_not_correlated() -> None:
    events = (Event(event_id=number, provider="Paint") for number in range(MOST_CORRELATED + 1))
    assert not any("correlation" in rule for rule in rules_of(signature(*events)))


def test_what_asks_for_the_same_is_written_once() -> None:
    twice = signature(Event(event_id=7, provider="Rdr"), Event(event_id=7, provider="Rdr", where="CAUSE"))
    assert len(rules_of(twice)) == 1


def test_long_ids_that_begin_alike_keep_different_names() -> None:
    one, other = (name_of("a/" * 60 + end) for end in "xy")
    assert one != other
    assert len(one) < 80


def test_pysigma_validators_find_no_fault() -> None:
    signatures = load_signatures()[::397]
    rules = collection(*(item for item in signatures if rules_of(item)))
    assert not rules.errors
    validators = InstalledSigmaPlugins.autodiscover().validators
    validator = SigmaValidator(set(validators.values()))
    assert validator.validate_rules(iter(rules.rules)) == []


def test_a_converter_takes_the_rules() -> None:
    queries = SplunkBackend().convert(collection(TWO))
    assert queries[0] == 'Provider_Name="Paint" EventID=7'
    assert queries[1] == '"The canvas is missing from the easel"'
    assert "event_type_count >= 2" in queries[2]


def test_files_are_written_and_what_is_left_out_is_told(tmp_path: Path) -> None:
    bare = signature(Stop(code="0x0000000A"), id="Q2")
    written = export_sigma([TWO, bare], tmp_path / "rules")
    assert (written.files, written.rules) == (1, 3)
    assert [article for article, _ in written.left_out] == ["Q2"]
    assert [path.name for path in (tmp_path / "rules").iterdir()] == ["evcorr_rb_7.yml"]


HOSTILE = st.text(
    st.one_of(st.sampled_from("\\*?'\"{}[]:#&!|>%@`-\n\t\x1b\u202e\u2028<>"), st.characters(codec="utf-8")), max_size=60
)


@settings(max_examples=40, deadline=None)
@given(identifier=HOSTILE, title=HOSTILE, provider=HOSTILE.filter(bool), text=HOSTILE)
def test_hostile_text_stays_text(identifier: str, title: str, provider: str, text: str) -> None:
    item = signature(
        Event(event_id=7, provider=provider), Message(text=f"canvas missing {text}"), id=identifier, title=title
    )
    rules = rules_of(item)
    assert list(yaml.safe_load_all(dump_rules(rules))) == rules
    assert not SigmaCollection.from_yaml(dump_rules(rules)).errors
    assert not set(name_of(identifier)) - set("abcdefghijklmnopqrstuvwxyz0123456789_")


@pytest.mark.parametrize("name", ["../../etc/passwd", "..", "con", "a/b\\c", ""])
def test_an_id_is_no_path(tmp_path: Path, name: str) -> None:
    export_sigma([signature(id=name)], tmp_path)
    assert all(path.parent == tmp_path and path.name.startswith("evcorr_") for path in tmp_path.rglob("*"))
