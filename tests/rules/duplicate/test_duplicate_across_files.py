from wenlint.across import Across
from wenlint.api import Document, Finding
from wenlint_rules.duplicate.duplicate_across_files import check

PARAGRAPHS = [
    "在今后工作中，我要有意识地提升自己统筹抓好各项工作的能力，培养统筹兼顾、全面发展的思维方式，做到齐头并进。",
    "会议以电视电话形式召开，各地主要负责同志和外地支援医疗队领队参加会议，有关部门负责同志陪同考察。",
    "这座小镇依山傍水，每到春天，漫山遍野的油菜花引来无数游人，老街上的茶馆从早到晚都坐满了客人。",
    "研究人员在深海热液喷口附近采集到一种以前没有记录的管虫，它不靠阳光，靠化学反应获得能量。",
]


def findings(*texts: str) -> list[list[Finding]]:
    across = Across()
    return [across.run(check, check.options(), Document(text, path=f"{at}.txt")) for at, text in enumerate(texts)]


def test_the_other_place_is_named() -> None:
    one, two, three, four = PARAGRAPHS
    *_, found = findings(f"标题\n\n  {one}\n", f"{two}", f"{three}\n{one}\n{four}\n{two}")
    assert [(finding.span.start, finding.message) for finding in found] == [
        (len(three) + 1, "this paragraph stands in 0.txt too, on line 3"),
        (len(three + one + four) + 3, "this paragraph stands in 1.txt too, on line 1"),
    ]
    assert found[0].evidence[0][2:] == ("0.txt", 3, 3)


def test_the_order_must_be_the_same() -> None:
    two, three, four = PARAGRAPHS[1:]
    *_, found = findings("\n".join(PARAGRAPHS), f"{three}，又\n{four}\n{two}\n{three}\n前面没有的一段")
    assert [finding.message for finding in found] == [
        "this paragraph stands in 0.txt too, on line 4",
        "these 2 paragraphs stand in 0.txt too, on line 2",
    ]


def test_documents() -> None:
    text = "\n".join(PARAGRAPHS)
    found = findings(text, text.replace("，", ","), text.replace("小镇", "小城"), PARAGRAPHS[3])
    assert [[finding.message for finding in file] for file in found] == [
        [],
        ["the whole text of this document stands in 0.txt"],
        ["about 96% of the text of this document stands in 0.txt"],
        ["this paragraph stands in 0.txt too, on line 4"],
    ]


def test_copies_within_one_file_are_no_matter() -> None:
    assert findings("\n".join(PARAGRAPHS * 2), "") == [[], []]


def test_a_formula_is_reported_until_it_is_known_as_one() -> None:
    texts = [f"{''.join(chr(0x4E00 + 60 * at + n) for n in range(60))}\n{PARAGRAPHS[0]}" for at in range(8)]
    assert [len(file) for file in findings(*texts)] == [0, 1, 1, 1, 1, 0, 0, 0]


def test_many_files() -> None:
    texts = [
        "\n".join(f"{chr(0x4E00 + at)}{part}{paragraph}" for part, paragraph in enumerate(PARAGRAPHS * 5)) for at in range(500)
    ]
    assert sum(map(len, findings(*texts, *texts[:10]))) - 10 <= 500
