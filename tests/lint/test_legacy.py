"""Which codec a file is in that is not UTF-8."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenlint.errors import SourceError
from wenlint.finding import Span
from wenlint.legacy import CERTAIN, NAMES, guess
from wenlint.source import Source

TEXTS = {
    "hans": "春天来了，公园里的花都开了。孩子们在草地上放风筝，老人们坐在长椅上聊天，大家都很高兴。",
    "hant": "春天來了，公園裡的花都開了。孩子們在草地上放風箏，老人們坐在長椅上聊天，大家都很高興。",
    "ja": "春が来て、公園の花がみんな咲きました。子どもたちは草の上で凧を揚げ、お年寄りはベンチで話しています。",
    "ko": "봄이 와서 공원의 꽃이 모두 피었습니다. 아이들은 풀밭에서 연을 날리고 노인들은 긴 의자에서 이야기를 나눕니다.",
}

CODECS = [
    ("hans", "gb18030"),
    ("hant", "gb18030"),
    ("hant", "cp950"),
    ("ja", "cp932"),
    ("ja", "euc_jp"),
    ("ko", "cp949"),
    *((script, codec) for script in TEXTS for codec in ("utf-16-le", "utf-16-be")),
]

ENGLISH = "The quick brown fox jumps over the lazy dog, and then it goes on for quite a while. " * 20


@pytest.mark.parametrize(("script", "codec"), CODECS)
@pytest.mark.parametrize("length", [10, 20, 40])
@pytest.mark.parametrize("around", ["", ENGLISH], ids=["pure", "mixed"])
def test_codec_is_told(script: str, codec: str, length: int, around: str) -> None:
    text = f"{around}{TEXTS[script][:length]}\r\n{around}"
    source = Source.decode(text.encode(codec))
    assert (source.text, source.codec, source.undecodable) == (text, codec, ())
    assert source.certainty >= CERTAIN
    assert source.encode(text) == text.encode(codec)
    assert source.encode(f"{text}好") == f"{text}好".encode(codec) if script != "ko" else True


@pytest.mark.parametrize(("script", "codec"), CODECS[:6])
def test_one_bad_byte(script: str, codec: str) -> None:
    data = (TEXTS[script] * 6).encode(codec)
    data = data[:60] + b"\xff" + data[61:]
    source = Source.decode(data)
    assert source.codec == codec
    assert len(source.undecodable) == 1
    assert source.text.endswith(TEXTS[script] * 5)
    assert source.text.encode(codec, "surrogateescape") == data


OTHERS = {
    "latin-1": "Les élèves ont été très fâchés; où êtes-vous allés? Ça va très bien, à bientôt. Größe, Füße, Übermut.",
    "cp1252": "“Él comió mañana” – señor Núñez, qué día más raro… L’été à Orléans. Año, niño, corazón, información.",
    "cp1250": "Příliš žluťoučký kůň úpěl ďábelské ódy. Zażółć gęślą jaźń. Čeština má mnoho háčků a čárek.",
    "cp1251": "Съешь же ещё этих мягких французских булок, да выпей чаю. Весна пришла, и в парке расцвели цветы.",
    "koi8-r": "Съешь же ещё этих мягких французских булок, да выпей чаю. Весна пришла, и в парке расцвели цветы.",
    "cp866": "Съешь же ещё этих мягких французских булок, да выпей чаю. Весна пришла, и в парке расцвели цветы.",
    "cp1253": "Η άνοιξη ήρθε και τα λουλούδια άνθισαν στο πάρκο. Τα παιδιά παίζουν και οι γέροι συζητούν.",
    "cp1254": "Bahar geldi, parktaki çiçekler açtı. Çocuklar uçurtma uçuruyor, yaşlılar oturmuş konuşuyor. Öğün, ığdır.",
    "cp1255": "האביב הגיע והפרחים בפארק פרחו. הילדים משחקים על הדשא והזקנים יושבים ומדברים.",
    "cp1256": "جاء الربيع وتفتحت الأزهار في الحديقة. الأطفال يلعبون على العشب وكبار السن يتحدثون.",
    "cp874": "ฤดูใบไม้ผลิมาถึงแล้ว ดอกไม้ในสวนบานสะพรั่ง เด็กๆ เล่นว่าวบนสนามหญ้า",
}


@pytest.mark.parametrize("codec", OTHERS)
@pytest.mark.parametrize("length", [8, 20, 60, 1000])
def test_other_codecs_are_never_taken_for_these(codec: str, length: int) -> None:
    data = (OTHERS[codec] * 12)[:length].encode(codec)
    best = guess(data)
    assert best is None or best.certainty < CERTAIN
    if any(byte > 0x7F for byte in data):
        try:
            source = Source.decode(data)
        except SourceError:
            return
        assert source.codec == "utf-8"  # a few bytes beyond ASCII: a damaged file
        assert source.undecodable


@given(st.binary(min_size=1, max_size=400))
def test_random_bytes_are_no_text(data: bytes) -> None:
    best = guess(data)
    assert best is None or best.codec in NAMES or best.codec.startswith("utf")


def test_noise_is_no_text() -> None:
    import random

    made = random.Random(3)
    for _ in range(200):
        best = guess(made.randbytes(made.choice((10, 40, 200, 2000))))
        assert best is None or best.certainty < CERTAIN


def test_what_a_page_says_of_itself_counts() -> None:
    page = b'<meta charset="big5">' + "很好".encode("big5")
    alone, said = guess("很好".encode("big5")), guess(page, "cp950")
    assert said is not None
    assert said.codec == "cp950"
    assert alone is None or alone.certainty < said.certainty
    assert Source.decode(b'<meta charset="gb2312">' + "好书".encode("gbk")).text.endswith("好书")


def test_two_codecs() -> None:
    good, strange = TEXTS["hans"], "这几行是另一个编码，放在一起就乱了。"
    data = f"{good}\r\n".encode() + f"{strange}\r\n".encode("gbk") + f"{good}\n".encode()
    source = Source.decode(data)
    assert (source.text, source.codec, source.second) == (f"{good}\r\n{strange}\r\n{good}\n", "utf-8", "gb18030")
    with pytest.raises(SourceError, match="holds two codecs, so that nothing was changed"):
        source.encode(source.text)


def test_damaged_utf8_is_not_two_codecs() -> None:
    data = (TEXTS["hans"] + "\n").encode() * 3
    source = Source.decode(data[:31] + data[32:])
    assert (source.codec, source.second) == ("utf-8", "")
    assert source.undecodable


def test_mark_in_front_of_another_codec() -> None:
    data = b"\xef\xbb\xbf" + TEXTS["hans"].encode("gbk")
    source = Source.decode(data)
    assert (source.text, source.codec, source.bom) == (TEXTS["hans"], "gb18030", b"\xef\xbb\xbf")
    assert source.encode(source.text) == data


def test_bytes_that_would_not_come_back_are_not_written() -> None:
    data = TEXTS["hant"].encode("big5") + b"\xa2\xcc"  # 0xA451 is the usual code of the same character
    source = Source.decode(data)
    assert (source.codec, source.is_exact) == ("cp950", False)
    with pytest.raises(SourceError, match="would not survive being written as Big5"):
        source.encode(source.text)


@pytest.mark.parametrize(
    ("data", "spans"),
    [("文\0字，一切都好。".encode(), [Span(1, 2)]), (b"a" * 100 + b"\0\n", [Span(100, 101)])],
)
def test_few_nuls_are_text(data: bytes, spans: list[Span]) -> None:
    source = Source.decode(data)
    assert [source.text[start:end] for start, end in spans] == ["\0"]
    assert source.encode(source.text) == data


def test_cost_is_linear() -> None:
    data = (TEXTS["hans"] + "\n").encode("gb18030") * 20_000
    start = time.process_time()
    assert Source.decode(data).codec == "gb18030"
    assert time.process_time() - start < 3
    start = time.process_time()
    with pytest.raises(SourceError):
        Source.decode(b"\xff\x80" * 1_000_000)
    assert time.process_time() - start < 3
