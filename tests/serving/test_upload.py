import pytest

from evcorr.serving.upload import safe_name


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("System.evtx", "System.evtx"),
        ("C:\\logs\\System.evtx", "System.evtx"),
        ("../../etc/passwd", "passwd"),
        ("..", "log"),
        ("", "log"),
        ("a\x00b\n.log", "a_b_.log"),
        ("Ереван (2).evt", "Ереван (2).evt"),
        ("x" * 500 + ".evt", "x" * 96 + ".evt"),
    ],
)
def test_a_name_is_only_a_name(name: str, wanted: str) -> None:
    assert safe_name(name) == wanted
