"""Furniture of web pages, and what looks like it."""

import os

import pytest

from wenlint.api import Document
from wenlint.plan import edited
from wenlint_rules.residue.web_boilerplate import check

SEEDS = os.path.join(os.path.dirname(__file__), "..", "..", "..", "seeds")

BEFORE, AFTER = "会议在县城召开，取得了圆满成功。\n", "\n群众对这项工作表示满意，希望继续做好。\n"


def found_in(text: str, format: str = "text") -> list[str]:
    return [text[slice(*finding.span)] for finding in check.run(Document(text, format=format), check.options())]


@pytest.mark.parametrize(
    "line",
    [
        "责任编辑对稿件负责。",
        "编辑：修改文件",
        "作者：王勃",
        "来源：不详",
        "（新华社记者赵鹏摄）",
        "（摄影：徐烨谢奇）",
        "图为志愿者在工作。",
        "打印",
        "下一页",
        "文件 编辑 视图",
        "首页是网站的门面。",
        "首页 - 简介",
        "更多信息请参阅第五章。",
        "如需帮助，请点击“帮助”按钮。",
        "点击“确定”保存更改。",
        "下载文件后解压即可使用",
        "如果打印文档时启用了该选项，系统会提示您。",
        "转载须经许可的规定早已有之，各地执行不一。",
        "侵权责任法规定了被侵权人的权利。",
        "他扫描了文件里的二维码，发现里面什么都没有，于是离开了会场。",
        "字体：宋体",
        "标签：用于分类",
        "更新日期：2020-03-05",
        "联系电话：010-12345678",
        "时间、地点、人物",
        "新闻、体育、娱乐",
        "版权 © 2013-2021 青木修",
        "Copyright: 2004-2021 Falcot Corp",
        "login;",
        "Home directories are readable.",
        "Share the folder with others.",
        "The cookies of a session are signed.",
        "中文 (简体)",
        "阅读三本书",
        "评论",
        "1998年3月5日",
    ],
)
def test_is_text(line: str) -> None:
    assert found_in(BEFORE + line + AFTER) == []


@pytest.mark.parametrize(
    "line",
    [
        "当前位置：首页 > 新闻中心 > 正文",
        "您现在的位置：首页>>新闻>>详情",
        "位置:首頁 > 熱點 > 工作經歷",
        "首页-新闻中心-公司新闻",
        "Home » News » Local",
        "分享到：微信 微博 QQ空间",
        "分享至Facebook",
        "責任編輯：張三",
        "责任编辑 张三",
        "责编/张三",
        "编辑 | 张三",
        "編輯：張建國 審核：李雪",
        "一审：张三 二审：李四 三审：王五",
        "文/张三 图/李四",
        "组稿、供图：吉县融媒体中心",
        "来源：临海市融媒体中心",
        "稿件来源：县委宣传部",
        "（来源：新华社）",
        "浏览次数：345",
        "阅读(123) 评论(0)",
        "瀏覽次數：123",
        "【字体：大 中 小】",
        "【大 中 小】【打印】【关闭】",
        "发布时间：2020-03-05 10:22 来源：新华网 作者：张三 点击：345次",
        "原标题：吉县战疫",
        "上一篇：关于做好工作的通知 下一篇：没有了",
        "下一則：某某新聞",
        "[上一页] [1] [2] [3] [下一页]",
        "返回顶部",
        "看更多",
        "猜你喜欢：",
        "首页 | 关于我们 | 联系我们",
        "网站地图 | 隐私声明",
        "转载请注明出处",
        "未經授權請勿轉載",
        "本文来自网络，如有侵权请联系删除",
        "版权所有，未经许可不得转载",
        "Copyright © 2010-2020 某某网 All Rights Reserved",
        "粤ICP备12345678号-1",
        "扫描二维码关注公众号",
        "更多精彩内容请关注本站",
        "登录后才能评论",
        "感谢您的阅读！",
        "声明：本文仅代表作者个人观点，与本站无关",
        "违法和不良信息举报电话：010-12345678",
        "《工作总结（精选5篇）》由会员分享，可在线阅读，更多相关内容请在本站搜索。",
        "下载文档到电脑，方便使用",
        "Share this article",
        "Back to top",
        "Leave a comment",
        "We use cookies to improve your experience.",
        "By continuing to use this site, you agree to our use of cookies.",
        "Powered by WordPress",
        "Click here to subscribe",
    ],
)
def test_is_furniture(line: str) -> None:
    text = BEFORE + line + AFTER
    findings = list(check.run(Document(text), check.options()))
    assert [text[slice(*finding.span)] for finding in findings] == [line]
    assert findings[0].fix
    assert findings[0].fix.applicability == "unsafe"
    assert edited(text, findings[0].fix.edits) == BEFORE + AFTER[1:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("题目\n\n本报记者 张三 通讯员 李四\n\n正文。", []),
        ("正文到此结束。\n\n本报记者 张三 通讯员 李四\n\n下文。", ["本报记者 张三 通讯员 李四"]),
        ("正文到此结束。\n（记者 张三）", ["（记者 张三）"]),
        ("正文到此结束，没有别的。（责任编辑：张三）", ["（责任编辑：张三）"]),
        ("正文到此结束，没有别的。（编辑部启）", []),
    ],
)
def test_credits_by_their_place(text: str, expected: list[str]) -> None:
    assert found_in(text) == expected


def test_markup_tells() -> None:
    assert (
        found_in("# 相关阅读\n\n| 返回顶部 | 打印 |\n|---|---|\n| 责任编辑：张三 | 乙 |\n\n    责任编辑：张三\n", "markdown") == []
    )
    assert found_in("正文。\n\n> 责任编辑：张三\n\n- 上一篇：没有了\n", "markdown") == ["责任编辑：张三", "上一篇：没有了"]


@pytest.mark.parametrize("count", [3, 4])
def test_captions_are_more_than_a_headline(count: int) -> None:
    lines = [f"第{number}张图片里的人们在工作" for number in "一二三四"[:count]]
    found = found_in("\n".join([*lines, "某某新闻网讯 疫情来势汹汹。"]))
    assert found == [*(lines if count > 3 else []), "某某新闻网讯 "]


def test_samples() -> None:
    found = {}
    for name in sorted(os.listdir(SEEDS)):
        if name.endswith(".txt"):
            with open(os.path.join(SEEDS, name), encoding="utf-8", newline="") as file:
                document = Document(file.read())
            found[name[:3]] = [document.lines.position(finding.span.start)[0] for finding in check.run(document, check.options())]
    assert found == {"000": [], "001": [1, 3], "002": [1], "003": [], "004": [33, 34, 1, 2, 3, 4, 5, 6]}


@pytest.mark.parametrize(
    "text",
    [
        "责任编辑：" * 20_000,
        "责任编辑：\n" * 5_000,
        "《分享" * 20_000,
        "《" + "分享" * 200 + "\n",
        "本文" * 70 + "\n",
        "首页>" * 50_000,
        "编辑：张三 " * 14 + "\n",
    ],
)
def test_hostile(text: str) -> None:
    found_in(text * max(1, 100_000 // len(text)))
