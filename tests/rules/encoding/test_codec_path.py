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


SENTENCES = {
    "gb18030": "各级领导干部要经常深入基层，及时了解情况，认真解决群众反映的问题。今年的产量比去年增长了百分之八。",
    "cp950": "各級領導幹部要經常深入基層，及時了解情況，認真解決群眾反映的問題。今年的產量比去年增長了百分之八。",
    "cp932": "この機能を使うと、編集中のファイルをすぐに確認できます。設定を変更したあとは、必ず保存してください。",
    "cp949": "이 기능을 사용하면 편집 중인 파일을 바로 확인할 수 있습니다. 설정을 바꾼 뒤에는 반드시 저장하십시오.",
}
CHAINS = [(codec, view) for codec in SENTENCES for view in ("gb18030", "cp950", "cp949") if view != codec]


@pytest.mark.parametrize(("codec", "view"), CHAINS)
@pytest.mark.parametrize("start", range(0, 40, 7))
def test_at_once_comes_to_the_same_as_one_by_one(codec: str, view: str, start: int, monkeypatch: pytest.MonkeyPatch) -> None:
    run = SENTENCES[codec][start:].encode(codec).decode(view, "replace")
    at_once = codec_path.path(run, view, codec)
    monkeypatch.setattr(codec_path._Walk, "_at_once", lambda *_: None)
    one_by_one = codec_path.path(run, view, codec)
    assert at_once.parts == one_by_one.parts
    assert at_once.bits == pytest.approx(one_by_one.bits)


@pytest.mark.parametrize(
    ("view", "lost", "good"),
    [
        pytest.param("cp949", 2, "�入基层，了解情况，认真解决问题", id="both bytes"),
        pytest.param("cp949", 1, "�入基层，了解情况�认真解决问题", id="the first byte, the second was read on"),
        pytest.param("cp950", 1, "�入基层，了解情况，认真解决问�", id="the last byte"),
    ],
)
def test_a_lost_byte_may_take_the_next_with_it(view: str, lost: int, good: str) -> None:
    bad = "�" + "深入基层，了解情况，认真解决问题".encode("gb18030")[lost:].decode(view, "replace")
    (part,) = codec_path.path(bad, view, "gb18030").parts
    assert part == (0, len(bad), good)
