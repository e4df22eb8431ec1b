"""Ways through text of another codec."""

import pytest

from wenlint_rules.encoding import codec_path


def test_a_reader_reads_whole_characters_and_leaves_the_rest() -> None:
    reader = codec_path._Reader("gb18030")
    assert reader["中文".encode("gb18030")] == ("中文", b"")
    assert reader["中".encode("gb18030") + b"\xce"] == ("中", b"\xce")
    assert reader[b"\xff\xff"] is None


def test_a_reader_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec_path, "READ", 10)
    reader = codec_path._Reader("gb18030")
    for number in range(100):
        assert reader[bytes((0xB0, 0xA1 + number % 94))] is not None
        assert len(reader) <= 10
