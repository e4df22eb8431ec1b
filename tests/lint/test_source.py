"""Bytes to text and back."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenlint.errors import SourceError
from wenlint.finding import Span
from wenlint.source import Source, read

BOMS = {
    "utf-8": b"\xef\xbb\xbf",
    "utf-16-le": b"\xff\xfe",
    "utf-16-be": b"\xfe\xff",
    "utf-32-le": b"\xff\xfe\0\0",
    "utf-32-be": b"\0\0\xfe\xff",
}

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@pytest.mark.parametrize("data", [b"", b"\n", "中文\r\n".encode(), "a\ufeffb".encode(), "\x0b\x1c\x85\u2028".encode()])
def test_utf8_without_a_mark(data: bytes) -> None:
    source = Source.decode(data)
    assert source == Source(data.decode())
    assert source.encode(source.text) == data


@pytest.mark.parametrize(("codec", "bom"), BOMS.items())
@pytest.mark.parametrize("text", ["", "中文\r\n", "😀\ufeff"])
def test_with_a_byte_order_mark(codec: str, bom: bytes, text: str) -> None:
    data = bom + text.encode(codec)
    source = Source.decode(data)
    assert source == Source(text, codec, bom)
    assert source.encode(text) == data
    assert source.encode("改" + text) == bom + ("改" + text).encode(codec)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04\0\0\xff\xff", "is binary (it holds NUL bytes)"),
        (b"a\0b", "is binary (it holds NUL bytes)"),
        (BOMS["utf-16-le"] + b"a\0\0\0", "is binary (it holds NUL bytes)"),
        (BOMS["utf-16-le"] + b"a\0b", "is not valid UTF-16-LE although it begins with its byte order mark"),
        (BOMS["utf-16-be"] + b"\xd8\0\0a", "is not valid UTF-16-BE although it begins with its byte order mark"),
        (BOMS["utf-32-be"] + b"\0\x11\0\0", "is not valid UTF-32-BE although it begins with its byte order mark"),
        (
            "ÄÖÜäöüß".encode("latin-1"),
            "is not UTF-8 (7 of 7 bytes do not decode, the first 0xC4 at byte 0), and no other codec is certain: ",
        ),
        (BOMS["utf-8"] + b"abc" + b"\xff" * 5, "(5 of 8 bytes do not decode, the first 0xFF at byte 6)"),
    ],
)
def test_no_text(data: bytes, message: str) -> None:
    with pytest.raises(SourceError) as raised:
        Source.decode(data)
    assert message in str(raised.value)


def test_a_few_bytes_that_do_not_decode_are_kept() -> None:
    data = "一".encode() + b"\xff\xfe" + "二".encode() * 3 + b"\xe4\xb8" + b"\n"
    source = Source.decode(data)
    assert source.undecodable == (Span(1, 3), Span(6, 8))
    assert source.text == "一\udcff\udcfe二二二\udce4\udcb8\n"
    assert source.encode(source.text) == data


def test_the_share_of_bytes_that_may_not_decode() -> None:
    assert len(Source.decode(b"a" * 5000 + b"\xff" * 100).undecodable) == 1
    with pytest.raises(SourceError, match="103 of 5103 bytes"):
        Source.decode(b"a" * 5000 + b"\xff" * 103)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"abc", "\ufeffabc"),
        (b"abc", "abc\ud800"),
        (b"abc", "a\0c"),
        (BOMS["utf-16-le"], "\0"),
        (BOMS["utf-16-le"] + b"a\0", "\ud800"),
        (BOMS["utf-32-le"], "\udc80"),
        (b"abc\xff", "abc\ud800"),
        (b"abc\xff", "abc\udce4\udcb8\udcad"),
        (b"abc\xff", "\udcff" * 5),
    ],
)
def test_a_text_that_would_not_survive_is_refused(data: bytes, text: str) -> None:
    with pytest.raises(SourceError, match="would not survive being written as UTF-.*: nothing was changed"):
        Source.decode(data).encode(text)


@given(TEXTS, st.sampled_from(sorted(BOMS)), st.booleans())
def test_decoding_what_was_encoded(text: str, codec: str, mark: bool) -> None:
    source = Source("", codec, BOMS[codec] if mark or codec != "utf-8" else b"")
    if not source.bom and text.startswith("\ufeff"):
        return  # would be read as a mark; refused above
    assert Source.decode(source.encode(text)) == source._replace(text=text)


@given(
    st.binary()
    | st.lists(st.sampled_from([b"a" * 200, "中".encode(), b"\xff", b"\xe4\xb8", b"\r\n", *BOMS.values()])).map(b"".join)
)
def test_encoding_what_was_decoded(data: bytes) -> None:
    try:
        source = Source.decode(data)
    except SourceError:
        return
    assert source.encode(source.text) == data
    assert "".join(source.text[start:end] for start, end in source.undecodable) == "".join(
        character for character in source.text if "\udc80" <= character <= "\udcff"
    )


def test_reading_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("甲".encode())
    assert read(str(path)) == ("甲".encode(), Source("甲"))


def test_errors_name_the_file(tmp_path: Path) -> None:
    binary = tmp_path / "b.txt"
    binary.write_bytes(b"\0")
    for path, message in [
        (str(tmp_path / "no.txt"), "cannot be read (No such file or directory): check the path"),
        (str(tmp_path), "cannot be read (Is a directory)"),
        (str(binary), "is binary (it holds NUL bytes): name text files, or exclude it"),
    ]:
        with pytest.raises(SourceError) as raised:
            read(path)
        assert str(raised.value) == f"{path}: {message}"


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a")

    def denied(*arguments: object) -> None:
        raise PermissionError(13, os.strerror(13), str(path))

    monkeypatch.setattr("builtins.open", denied)
    with pytest.raises(SourceError, match=r"a\.txt: cannot be read \(Permission denied\): check its permissions"):
        read(str(path))
