import pytest

from wenlint.api import Document, Finding
from wenlint_rules.number.missing_number import check


def found_in(text: str) -> list[Finding]:
    return list(check.run(Document(text), check.options()))


@pytest.mark.parametrize(
    "text",
    [
        "共有3个社区，共計八個社區，共有若干个社区，共有上百个社区，共有数个社区。",
        "打个电话，开个会，有个问题，是个好人，检查个底朝天。",
        "换个，来了个，一个个，哪个，真个，每个、整个、某个。",
        "层次，档次，人次，架次，名次，其次，首次，极次，很次，奖次。",
        "姓名，美名，用户，困难户，舞台，服务台，奖项，短项，企业家，养鸭场，学而篇。",
        "组织名称，涉及户籍，发现场地，建设项目，形成条件，召开次数，建立台账，发展条款。",
        "知名教师，著名学者，报名学生，农户家庭，困难户家庭，不少家工厂，有家企业。",
        "，名列前茅的学生，名师带领的教师，名人代表。",
        "用%表示，百分号（%），占位符%s，达50%，以 % 开头。",
        "投资亿元，产值超亿元，年收入万元，近万元，达万元。",
        "占地300亩，全长5公里，长城公里数。",
        "今年3月底，每年月底，年月日，每月日均，近年月均，3月日程。",
        "个人，个体户，个别村，，个个村民。",
    ],
)
def test_is_no_gap(text: str) -> None:
    assert [text[max(0, finding.span.start - 3) : finding.span.end + 3] for finding in found_in(text)] == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("打造个市级示范片区", "个"),
        ("共有個社區參加", "個"),
        ("发现问题个，已整改。", "个"),
        ("全年组织培训次，", "次"),
        ("举办讲座场。", "场"),
        ("发表文章篇，", "篇"),
        ("购置设备台，", "台"),
        ("收到意见条，", "条"),
        ("帮助名学生返校", "名"),
        ("全县户人家都通了水", "户"),
        ("涉及戶家庭", "戶"),
        ("走访家企业", "家"),
        ("的村达到%。", "%"),
        ("占总数的％，", "％"),
        ("比上年提高个百分点", "个百分点"),
        ("全长公里的公路", "公里"),
        ("种植面积亩，", "亩"),
        ("累计万元", "万元"),
        ("接待游客万人次", "万人次"),
        ("今年月底前", "月"),
        ("3月日上午", "日"),
        ("2020年月10日", "月"),
        ("，名科级以上干部分包项目", "名"),
        ("，个村集体收入", "个"),
        ("示范点个,达到要求", "个"),
        ("四大班子领导、 个基层支部", "个"),
        ("再新打造党建示范点 个、形成", "个"),
        ("坚实步伐。年在全省率先提出", "年"),
        ("发现问题个;已整改", "个"),
    ],
)
def test_gap(text: str, unit: str) -> None:
    (finding,) = found_in(text)
    assert text[slice(*finding.span)] == unit
    assert finding.message == f"no number in front of {unit}"
    assert finding.fix is None


@pytest.mark.parametrize(
    ("text", "count"),
    [("共有个社区，" * 10_000, 10_000), ("个" * 50_000, 0), ("名" * 50_000, 0), ("达%" * 30_000, 30_000 - 1)],
    ids=["many", "classifiers", "names", "percent"],
)
def test_hostile(text: str, count: int) -> None:
    assert abs(len(found_in(text)) - count) <= 1
