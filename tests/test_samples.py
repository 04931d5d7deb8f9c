from tests.samples import LOGS, samples


def test_the_samples_are_those_that_are_written() -> None:
    assert {path.name: path.read_bytes() for path in LOGS.iterdir()} == samples()


def test_every_sample_is_told_of() -> None:
    told = (LOGS.parent / "README.md").read_text(encoding="utf-8")
    for path in LOGS.parent.rglob("*.*"):
        assert path.name == "README.md" or f"| {path.name} |" in told
