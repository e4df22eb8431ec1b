from wenlint.api import Document


def length(document: Document) -> list[int]:
    return [len(document.text)]


def halves(document: Document) -> list[int]:
    return [size // 2 for size in document.view(length)]


def test_a_view_is_computed_once_for_a_document() -> None:
    document = Document("甲乙丙丁")
    assert document.view(length) == [4]
    assert document.view(length) is document.view(length)


def test_views_are_told_apart_by_function_and_document() -> None:
    document, other = Document("甲乙丙丁"), Document("甲")
    assert document.view(halves) == [2]
    assert document.view(length) == [4]
    assert other.view(length) == [1]


def test_none_is_kept_too() -> None:
    asked: list[Document] = []
    document = Document("甲")
    assert document.view(asked.append) is None
    assert document.view(asked.append) is None
    assert asked == [document]
