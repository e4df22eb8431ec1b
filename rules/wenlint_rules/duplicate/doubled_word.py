"""A word that stands twice in a row: 的的, 在在, 可以可以, 用户用户, "the the".

A slip of editing or of a merge.  Known are function words, nouns, adjectives in front of what they qualify, and verbs that are
not doubled to do a bit of them (商量商量, 研究研究), or stand where no such is (正在学习学习, 被选择选择): other verbs count in written
language only, as speech doubles any.  Adjectives by themselves, degrees, measures, imitations of sounds and words that leave
something open are doubled on purpose (昏暗昏暗的, 很多很多, 一步一步, 如何如何).

Left alone is every place that has another reading: a longer word ends with the first copy or begins with the second, by a
general lexicon (目的|的, 标的|的, 现在|在, 反对|对, 了|了解, 和|和平, 是|是否, 使用|使用者, 软件|软件包), a pattern of doubled characters
(的的确确, 实实在在, 暖暖和和, 上上下下), a set phrase (不了了之), three copies and more, and verse.

Fix safety: safe for 的, 了 and English articles and conjunctions, which mean nothing twice; unsafe for the other words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Applicability, Bad, Document, Finding, Fix, Good, compile_pattern, rule
from wenlint_rules.script.classical import is_classical

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Options

_CLAUSE = compile_pattern(r"[^，。！？；：、\s]+")
_OF_OLD = frozenset("由于於使没沒对對更")
"""What old texts double, or have as a verb or in a name beside the particle: 由由然, 何沒沒也, 使使問之, 處於於陵."""

_SAFE = frozenset(("的", "了", "the", "a", "an", "of", "and", "or"))


@rule(
    "DUP105",
    "doubled-word",
    unit=Document,
    good=[
        "鱼在在藻，有颁其首。王在在镐，岂乐饮酒。",
        f"臣奉使使威後，何沒沒也？辟兄離母，處於於陵，故由由然與之偕而不自失焉。{'孟子見梁惠王。王曰：叟不遠千里而來，亦將有以利吾國乎？' * 15}",
        "标的的价格是多少，以研究为目的的活动。",
        "的的确确如此，对新年往往不了了之，做得实实在在，暖暖和和过春节，上上下下都参加。",
        "现在在开会，存在在细节里，一致反对对外动武，增进了了解，发展和和平统一，问题是是否可行。",
        "统战部部长和市委常委会会议，该市市场监管局，县系统系统工程，工作作风，我国国家制度。",
        "想切丝切丝，想切片切片。",
        "学习习主席的讲话，XX县和XX县，应收尽收、应检尽检，看一看、想一想，一个一个地解决。",
        "这件事要商量商量，研究研究，多多关照；对对对，就是这样；使用使用者的权限；将使用使用中文件的单位。",
        "但是是通过他知道的，一把把钥匙，对此不甚了了。",
        "要听领导要求，用户用户名，天天看看慢慢好，一步一步来；碧蓝碧蓝的天，如何如何；看着看着睡着了，哗啦哗啦响。",
        "老师讲不同不能会议会员学会会员，工作会会讲，还原还还款，要不要不理他。",
        "我去提供提供看，有没有没人，中国天主教主教团，操作系统系统管理员，字符字符串，大片大片水仙。",
        "费用用在哪里，方向向北，让用用户喜欢，将其合并并保存，告诉你你的密码，待他他也不离开，其其他功能，因此此事难办。",
        "使用用于网络的设备，一般用用没问题，先用用也够了，不用用起来，没想到到家了，人不如我我也不气。",
        "仔细推敲一个一个关节点，在路上第二步一步一步来。",
        "目的的，中的的，有的放矢，在在线服务中，对对方不公。",
        "在文档中显示或隐藏隐藏段落，此选项只影响屏幕。",
        "楼道里昏暗昏暗的，回房间要小心，值得研究研究的问题很多，丰富丰富业余生活。",
        "循环播放播放的文件，只是主观的比喻比喻再比喻，也可以控制控制项的外观，创建超链接链接时。",
        "他喝可可也吃可可粉，哪吒，那那吒社里，以三长句各各继来意，一切一切都是虚幻的。",
        "可以以合作的方式进行，可以以较低的价格买到，由由此产生的问题，就就近入学一事商量，到达奥里里亚。",
        "你一定要要到对方的联络方式，我待会会说很多，他他妈的不愿意。",
        "“我们得去研究研究了。”该罚款罚款，该整改整改，我亲自去会会他，都是女的的问题，点在姓刘的的额头。",
        "从前从前有座山，亲爱的可可以后常来，一个精瘦精瘦的人，光线昏暗昏暗的屋子，脸是矮胖矮胖的样子。",
        "派出所所长一再再三地说，孤另另一人，随随便便，已经经历过。",
        "你就是我我就是你，他说不是不是，我说这不是不是好好的。",
        "It is what it is. She had had enough. He said that that was all. Vitamin A a day. Step a, a letter.",
        Good("把 `的` 改成 `的` 的写法", format="markdown"),
        Good("| 的 | 的 |\n|--|--|\n| 了 | 了 |", format="markdown"),
    ],
    bad=[
        Bad("这是我们的«的»责任。", fixed="这是我们的责任。"),
        Bad("目前还«还»没有消息，房间也在«在»装修。", fixed="目前还没有消息，房间也在装修。"),
        Bad("如果你«你»使用«使用»这些文件，可以找到«到»第一个«一个»命令。", fixed="如果你使用这些文件，可以找到第一个命令。"),
        Bad("從而«而»使用«用»其他命令或«或»者可以用«用»來在目前«目前»目錄中。", fixed="從而使用其他命令或者可以用來在目前目錄中。"),
        Bad("為了«了»這件事，他又灌了«了»臨潁。", fixed="為了這件事，他又灌了臨潁。"),
        Bad("用户可以«可以»选择，我们«我们»都支持。", fixed="用户可以选择，我们都支持。"),
        Bad(
            "这个应用程序«程序»会检查，由用户«用户»来定，该服务提供«提供»文档。",
            fixed="这个应用程序会检查，由用户来定，该服务提供文档。",
        ),
        Bad(
            "可以用不«不»同的方法，祗要還«還»有另個名稱，保证不会«会»改变。",
            fixed="可以用不同的方法，祗要還有另個名稱，保证不会改变。",
        ),
        Bad(
            "很具体«具体»的改进是文件的完整«完整»性，正在学习«学习»英语，文件被选择«选择»之后。",
            fixed="很具体的改进是文件的完整性，正在学习英语，文件被选择之后。",
        ),
        Bad(
            "拥有软件«软件»包的服务器，一切都是国际«国际»化的，不支持任何«任何»格式，第一«第一»个扇区。",
            fixed="拥有软件包的服务器，一切都是国际化的，不支持任何格式，第一个扇区。",
        ),
        Bad(
            "你可«可»以直接输入，也可以«以»通过命令输入，文件以«以»及让人们«们»知道的此处没«没»有网址。",
            fixed="你可以直接输入，也可以通过命令输入，文件以及让人们知道的此处没有网址。",
        ),
        Bad(
            "由于按«按»文件的办法，上面的列表另«另»有说明，保存后再«再»打开。",
            fixed="由于按文件的办法，上面的列表另有说明，保存后再打开。",
        ),
        Bad(
            "It led to« to» 154 users, knowing that« that» the policy changes.",
            fixed="It led to 154 users, knowing that the policy changes.",
        ),
        Bad("Read the« the» manual of« of» the printer.", fixed="Read the manual of the printer."),
        Bad("他说过的\n«的»事。", fixed="他说过的\n事。", format="markdown"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.duplicate.doubled import doubled, doubled_in_english
    from wenlint_rules.duplicate.doubled_compounds import doubled_compounds

    text = document.prose.text
    verse: dict[int, bool] = {}
    for find in (doubled, doubled_compounds, doubled_in_english):
        for start, end in find(text):
            paragraph = document.paragraph_at(start)
            if paragraph is None:
                continue
            if paragraph.index not in verse:
                verse[paragraph.index] = _is_verse(paragraph.text)
            if verse[paragraph.index]:
                continue
            span, word = document.prose.span(start, end), text[start:end].split()[0]
            if word in _OF_OLD and document.view(is_classical):
                continue
            applicability: Applicability = "safe" if word.lower() in _SAFE else "unsafe"
            fix = Fix.delete(span, title=f"delete the second {word}", applicability=applicability)
            yield Finding(span, f"{word} stands twice", fix=fix)


def _is_verse(text: str) -> bool:
    """True for clauses of four to seven characters that are all of one length: classical verse doubles what prose does not."""
    sizes = {len(clause) for clause in _CLAUSE.findall(text)}
    return len(sizes) == 1 and 4 <= sizes.pop() <= 7 and len(text) > 9
