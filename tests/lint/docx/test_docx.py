"""Word files: their text, edits of their bytes, tracked changes, and what is refused."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from docx_oracle import MARKUP, document, members, package, paragraph, part, texts
from wenlint import plan
from wenlint.document import Document
from wenlint.docx.part import BREAK, OBJECT
from wenlint.docx.source import DocxSource
from wenlint.finding import Edit, Span
from wenlint.prose import PLACEHOLDER
from wenlint.run import Job, Runner, Settings

BODY = "word/document.xml"

RUNS = (
    '<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>标题</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>甲乙</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>丙 &amp; 丁</w:t></w:r><w:r><w:t>戊</w:t></w:r></w:p>"
)


def edited(data: bytes, *edits: tuple[str, str], tracks: bool = False) -> bytes:
    """The file after each first occurrence of a text was replaced."""
    source = DocxSource.decode(data)
    source = source.tracking() if tracks else source
    made = []
    for old, new in edits:
        at = source.text.index(old)
        made.append(Edit(Span(at, at + len(old)), new))
    assert all(source.can_edit(edit) for edit in made)
    after = source.edited(made)
    return after.encode(after.text)


def shown(data: bytes) -> list[str]:
    """The prose of a file, a region an entry."""
    source = DocxSource.decode(data)
    prose = Document(source.text, format="docx", source=source).prose.text
    return [line.replace(PLACEHOLDER, "◆") for line in prose.split("\n") if line]


# ---- reading


def test_paragraphs_of_all_parts() -> None:
    data = package(
        {
            "footnotes": part(f"<w:footnote>{paragraph('注一')}</w:footnote>", "footnotes"),
            "header1": part(paragraph("页眉"), "hdr"),
            "document": part(f"{paragraph('正文')}<w:tbl><w:tr><w:tc>{paragraph('单元')}</w:tc></w:tr></w:tbl>"),
            "comments": part(f"<w:comment>{paragraph('批注')}</w:comment>", "comments"),
            "endnotes": part(f"<w:endnote>{paragraph('尾注')}</w:endnote>", "endnotes"),
            "footer1": part(paragraph("页脚"), "ftr"),
        }
    )
    source = DocxSource.decode(data)
    assert source.text == "正文\n单元\n页眉\n页脚\n注一\n尾注\n批注"
    assert [region.kind for region in source.layout.regions or ()] == [
        "paragraph",
        "table-cell",
        "furniture",
        "furniture",
        "paragraph",
        "paragraph",
        "paragraph",
    ]
    places = source.places
    assert [(places.part(at), places.position(at)) for at in (1, 3, 6, 12)] == [
        ("body", (1, 2)),
        ("body", (2, 1)),
        ("header1", (1, 1)),
        ("footnotes", (1, 1)),
    ]


PARAGRAPHS = {
    "runs": ("<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t xml:space='preserve'> 乙</w:t></w:r></w:p>", "甲 乙", "甲 乙"),
    "marks": (
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/></w:r></w:p>",
        f"甲\t乙{BREAK}丙\u2011",
        "甲\t乙丙\u2011",
    ),
    "note mark": (
        "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r><w:r><w:t>乙</w:t></w:r></w:p>",
        f"甲{OBJECT}乙",
        "甲乙",
    ),
    "drawing": ("<w:p><w:r><w:drawing/></w:r><w:r><w:t>图</w:t></w:r></w:p>", f"{OBJECT}图", "◆图"),
    "field": (
        "<w:p><w:r><w:t>第</w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t>页</w:t></w:r></w:p>",
        "第3页",
        "第◆页",
    ),
    "simple field": (
        "<w:p><w:fldSimple w:instr='PAGE'><w:r><w:t>3</w:t></w:r></w:fldSimple><w:r><w:t>页</w:t></w:r></w:p>",
        "3页",
        "◆页",
    ),
    "tracked": (
        "<w:p><w:r><w:t>甲</w:t></w:r><w:del w:id='1'><w:r><w:delText>乙</w:delText></w:r></w:del><w:ins w:id='2'><w:r><w:t>丙</w:t></w:r></w:ins></w:p>",
        "甲丙",
        "甲丙",
    ),
    "readings": (
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
        "漢",
        "漢",
    ),
    "hyperlink": ("<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>", "链接", "链接"),
    "references": ("<w:p><w:r><w:t>a&lt;b&#20013;</w:t></w:r></w:p>", "a<b中", "a<b中"),
    "CDATA": ("<w:p><w:r><w:t><![CDATA[a<b]]></w:t></w:r></w:p>", "a<b", "a<b"),
    "line end in the text": ("<w:p><w:r><w:t>甲\n乙</w:t></w:r></w:p>", "甲 乙", "甲 乙"),
    "empty": ("<w:p/>", "", ""),
}


@pytest.mark.parametrize(("xml", "text", "prose"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_text_of_a_paragraph(xml: str, text: str, prose: str) -> None:
    data = document(xml)
    assert DocxSource.decode(data).text == text
    assert shown(data) == [prose] * bool(prose)


def test_headings_by_their_style() -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    styles = f'<w:styles {w}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>'
    data = package({"document": part(RUNS), "styles": styles})
    assert [(region.kind, region.level) for region in DocxSource.decode(data).layout.regions or ()] == [
        ("heading", 1),
        ("paragraph", 0),
    ]


# ---- writing


def test_an_edit_across_runs_changes_nothing_else() -> None:
    data = package({"document": part(RUNS), "header1": part(paragraph("页眉"), "hdr"), "customXml/a.bin": b"\0\1"})
    after = edited(data, ("乙丙 & ", "新<"), ("戊", ""))
    expected = part(RUNS).replace("<w:t>甲乙<", '<w:t xml:space="preserve">甲新&lt;<')
    expected = expected.replace("<w:t>丙 &amp; 丁<", '<w:t xml:space="preserve">丁<').replace(
        "<w:t>戊<", '<w:t xml:space="preserve"><'
    )
    old, new = members(data), members(after)
    assert new.pop(BODY).decode() == expected
    old.pop(BODY)
    assert new == old


def test_without_edits_the_bytes_are_the_same() -> None:
    data = document(RUNS)
    source = DocxSource.decode(data)
    assert source.encode(source.text) == data


@pytest.mark.parametrize(
    ("xml", "span", "text"),
    [
        (PARAGRAPHS["marks"][0], (0, 2), ""),  # a tab
        (PARAGRAPHS["field"][0], (1, 2), ""),
        (PARAGRAPHS["CDATA"][0], (0, 1), ""),
        (RUNS, (1, 4), ""),  # two paragraphs
        (RUNS, (2, 3), ""),  # the line end between them
        (RUNS, (2, 11), ""),  # the last paragraph
        (RUNS, (0, 1), "甲\n乙"),
        (RUNS, (0, 1), "\0"),
        (PARAGRAPHS["drawing"][0], (0, 0), "甲"),
    ],
)
def test_what_cannot_be_edited(xml: str, span: tuple[int, int], text: str) -> None:
    assert not DocxSource.decode(document(xml)).can_edit(Edit(Span(*span), text))


BOX = (
    f'<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="{MARKUP}"><mc:Choice Requires="wps"><w:drawing><w:txbxContent>'
    "<w:p><w:r><w:t>框中文字</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框中</w:t></w:r><w:r><w:t>FALL</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
)


def test_copies_for_other_programs_are_edited_with_the_original() -> None:
    data = document(BOX.replace("FALL", "文字"))
    assert DocxSource.decode(data).text.count("框中文字") == 1
    after = members(edited(data, ("中文", "内")))[BODY].decode()
    assert after.count(">框内字<") == 1
    assert after.count(">框内<") == 1
    assert after.count(">字<") == 1


def test_copies_that_differ_are_left_alone() -> None:
    source = DocxSource.decode(document(BOX.replace("FALL", "别的")))
    at = source.text.index("框中文字")
    assert not source.can_edit(Edit(Span(at, at + 1), ""))


@pytest.mark.parametrize("edits", [[("乙丙 & ", "新<")], [("甲", ""), ("戊", "己庚")], [("题", "目"), ("丁", "")]])
def test_tracked_changes(edits: list[tuple[str, str]]) -> None:
    data = document(RUNS)
    after = members(edited(data, *edits, tracks=True))[BODY]
    plain = members(edited(data, *edits))[BODY]
    assert texts(after, accepting=False) == texts(members(data)[BODY])
    assert texts(after, accepting=True) == texts(plain)
    source = DocxSource.decode(edited(data, *edits, tracks=True))
    assert source.text == DocxSource.decode(edited(data, *edits)).text
    ids = [piece.split(b'"')[0] for piece in after.split(b'w:id="')[1:]]
    assert len(set(ids)) == len(ids)


# ---- what is refused


def zipped(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return out.getvalue()


TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

REFUSED = {
    "text": (b"text", "is no Word file"),
    "empty": (b"", "is no Word file"),
    "old Word": (OLE + "WordDocument".encode("utf-16-le"), "is a file of Word 97 to 2003 (.doc) and no .docx: save it as .docx"),
    "encrypted": (OLE + "EncryptedPackage".encode("utf-16-le"), "is encrypted: remove its password"),
    "rich text": (b"{\\rtf1 text}", "is a file in rich text format (.rtf)"),
    "broken archive": (document(RUNS)[:200], "is no Word file, or a broken one"),
    "cut off in the middle": (document(RUNS)[:-30], "is no Word file, or a broken one"),
    "another archive": (zipped(a=b"b"), "is a broken Word file (it has no [Content_Types].xml)"),
    "no body": (package({}), "is no Word document (it has no body)"),
    "missing part": (
        zipped(
            **{"[Content_Types].xml": f'<Types xmlns="x"><Override PartName="/word/a.xml" ContentType="{TYPE}"/></Types>'.encode()}
        ),
        "is a broken Word file (it has no word/a.xml)",
    ),
    "macros": (package({"document": part(RUNS), "word/vbaProject.bin": b"\0"}), "is a Word file with macros"),
    "macro type": (
        package({"document": part(RUNS)}, body_type="application/vnd.ms-word.document.macroEnabled.main+xml"),
        "is a Word file with macros",
    ),
    "definition": (package({"document": f"<!DOCTYPE a [<!ENTITY b 'c'>]>{part(RUNS)[38:]}"}), "holds a document type definition"),
    "no XML": (package({"document": "<w:document"}), "is a broken Word file (unclosed token"),
    "UTF-16": (package({"document": part(RUNS).replace("UTF-8", "UTF-16").encode("utf-16")}), "holds a part in UTF-16"),
    "bomb": (package({"document": b" " * 60_000_000}), "unpacks to too much (word/document.xml to 60,000,000 bytes)"),
}


@pytest.mark.parametrize(("data", "message"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_word_file_is_one_error(data: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    result = Runner(Settings(isolated=True)).fix_file(str(path), unsafe=True, write=True)
    assert result.error is not None
    assert result.error.startswith(f"{path}: {message}")
    assert result.document is None
    assert path.read_bytes() == data


def test_nested_a_thousand_deep() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 1000 + paragraph("甲") + "</w:tc></w:tr></w:tbl>" * 1000
    assert DocxSource.decode(document(deep)).text == "甲"


# ---- from end to end


DAMAGED = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>他\u200b说</w:t></w:r><w:r><w:t>\u200b来了。</w:t></w:r></w:p>"


@pytest.mark.parametrize("tracks", [False, True])
def test_fix_of_a_file(tracks: bool, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(package({"document": part(paragraph("好。") + DAMAGED), "footnotes": part(DAMAGED, "footnotes")}))
    before = path.read_bytes()
    runner = Runner(Settings(isolated=True, overrides={"select": ["ENC305"]}, track_changes=tracks))
    found = runner.check_file(str(path)).findings
    assert [(finding.line, finding.col) for finding in found] == [(2, 2), (2, 4), (1, 2), (1, 4)]
    assert [finding.message.rpartition(" (")[2] for finding in found] == ["paragraph 2 of the body)"] * 2 + [
        "paragraph 1 of the footnotes)"
    ] * 2
    result = runner.do(str(path), Job(fix=True, write=True))
    assert (len(result.applied), result.findings, result.error) == (4, [], None)
    after = members(path.read_bytes())
    for name in (BODY, "word/footnotes.xml"):
        assert texts(after[name])[-1] == "他说来了。"
        assert (b"<w:del " in after[name]) is tracks
        if tracks:
            assert texts(after[name], accepting=False) == texts(members(before)[name])
    changed = path.read_bytes()
    assert runner.do(str(path), Job(fix=True, write=True)).applied == ()
    assert path.read_bytes() == changed


LONG = "会议要求各单位认真学习有关文件精神，结合实际抓好贯彻落实，确保各项任务按时完成，取得实效。"
FIRST, BETWEEN, END = "开头一段话，引出下文的内容。", "中间还有别的话要说，不能没有。", "最后一段话，结束全文的内容。"


@pytest.mark.parametrize("edit", [Span(15, 15 + len(LONG) + 1), Span(14, 15 + len(LONG))], ids=["line end behind", "in front"])
def test_paragraphs_are_deleted_whole(edit: Span) -> None:
    rich = f'<w:p w:rsidR="1"><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:t>{LONG}</w:t></w:r></w:p>'
    data = document(paragraph(FIRST), rich, paragraph(BETWEEN), paragraph(END))
    source = DocxSource.decode(data)
    assert source.text[edit.start : edit.end].strip() == LONG
    assert source.can_edit(Edit(edit, ""))
    after = source.edited([Edit(edit, "")])
    assert after.text == f"{FIRST}\n{BETWEEN}\n{END}"
    assert members(after.encode(after.text))[BODY] == members(document(paragraph(FIRST), paragraph(BETWEEN), paragraph(END)))[BODY]
    assert not source.tracking().can_edit(Edit(edit, ""))


@pytest.mark.parametrize(
    "xml",
    [
        f"<w:p><w:bookmarkStart w:id='1'/><w:r><w:t>{LONG}</w:t></w:r></w:p>",
        f"<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{LONG}</w:t></w:r></w:p>",
        f"<w:p><w:r><w:t>{LONG}</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r></w:p>",
        f"<w:tbl><w:tr><w:tc>{paragraph(LONG)}</w:tc></w:tr></w:tbl>",
        f"{paragraph(LONG)}<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    ],
)
def test_paragraphs_that_hold_more_stay(xml: str) -> None:
    source = DocxSource.decode(document(paragraph(FIRST), xml, paragraph(BETWEEN), paragraph(END)))
    end = source.text.index("\n", 20)
    assert not source.can_edit(Edit(Span(15, end + 1), ""))


def test_a_fix_that_deletes_a_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(document(*map(paragraph, [FIRST, LONG, "（下转第三版）", BETWEEN, END])))
    before = path.read_bytes()
    settings = Settings(isolated=True, overrides={"select": ["RES601"]})
    tracked = Runner(settings._replace(track_changes=True)).fix_file(str(path), unsafe=True, write=True)
    assert [refusal.reason for refusal in tracked.refused] == [plan.PARAGRAPHS]
    assert path.read_bytes() == before
    assert Runner(settings).fix_file(str(path), unsafe=True, write=True).findings == []
    assert texts(members(path.read_bytes())[BODY]) == [FIRST, LONG, BETWEEN, END]


def test_sarif_names_the_paragraph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from wenlint.cli import main

    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.docx").write_bytes(
        package({"document": part(paragraph("好。")), "footnotes": part(paragraph("好。") + DAMAGED, "footnotes")})
    )
    assert main(["check", "--isolated", "--no-cache", "--output-format", "sarif", "a.docx"]) == 1
    result, _ = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    (location,) = result["locations"]
    assert location["logicalLocations"] == [
        {"name": "paragraph 2", "fullyQualifiedName": "footnotes/paragraph 2", "kind": "element"}
    ]
    assert location["physicalLocation"]["region"]["startLine"] == 2


def test_track_changes_needs_fix(capsys: pytest.CaptureFixture[str]) -> None:
    from wenlint.cli import main

    assert main(["check", "--track-changes", "a.docx"]) == 2
    assert "--track-changes says how Word files are fixed: add --fix" in capsys.readouterr().err
