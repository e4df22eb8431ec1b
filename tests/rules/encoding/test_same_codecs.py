"""Text that goes on in the codecs of the text before."""

import pytest

from wenlint_rules.encoding.same_codecs import read_on
from wenlint_rules.encoding.suspects import clusters

GOOD = "各级领导干部要经常深入基层，及时了解情况，认真解决群众反映的问题。"
TRADITIONAL = "各級領導幹部要經常深入基層，及時了解情況，認真解決群眾反映的問題。"


def damaged(text: str, codec: str, view: str) -> str:
    return text.encode(codec).decode(view, "replace")


@pytest.mark.parametrize(("codec", "view"), [("gb18030", "cp949"), ("utf-8", "gb18030"), ("cp950", "gb18030")])
def test_a_run_that_is_wrong_from_end_to_end_is_read_at_once(codec: str, view: str) -> None:
    text = TRADITIONAL if codec == "cp950" else GOOD
    beginnings = [text[:end] for end in range(9, len(text))]
    whole = [good for good in beginnings if "�" not in damaged(good, codec, view)]
    assert whole
    for good in whole:
        run = damaged(good, codec, view)
        found = read_on(run, codec, view, clusters("other"))
        assert found is not None
        assert (found.start, found.end, found.new, found.lossless) == (0, len(run), good, True)


def test_what_lost_a_byte_is_not_made_up() -> None:
    run = damaged(GOOD, "gb18030", "cp950")
    found = read_on(run, "gb18030", "cp950", clusters("other"))
    assert found is not None
    assert not found.lossless
    assert found.new.count("�") == run.count("�")
    assert set(found.new) - {"�"} <= set(GOOD)


@pytest.mark.parametrize(
    "run",
    [
        pytest.param(GOOD, id="right"),
        pytest.param(damaged(GOOD[:16], "gb18030", "cp949") + GOOD[16:], id="wrong, then right"),
        pytest.param(GOOD[:16] + damaged(GOOD[16:], "gb18030", "cp949"), id="right, then wrong"),
        pytest.param(damaged(GOOD[:5], "gb18030", "cp949"), id="too short"),
        pytest.param(damaged(GOOD, "gb18030", "cp950"), id="in another view"),
    ],
)
def test_what_is_in_doubt_is_left_to_a_closer_look(run: str) -> None:
    assert read_on(run, "gb18030", "cp949", clusters("other")) is None
