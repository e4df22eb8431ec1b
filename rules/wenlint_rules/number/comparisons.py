"""Whether two quantities of a document are the same things counted twice."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import HAN, compile_pattern
from wenlint_rules.number.quantities import ANY_OWNERS, SHORTEST_NOUN, VERBS, stripped, verb_and_noun
from wenlint_rules.number.units import MONEY

if TYPE_CHECKING:
    from wenlint_rules.number.quantities import Quantity

_compiled = cache(compile_pattern)
"""Patterns are compiled when they are first used: most texts need none."""

_NOUN = rf"[{HAN}]{{2,6}}(?=[，,。；;、）)\n])"
_BEHIND_NOUN = "[，,。；;、）)\n都全均已正在的也还還将將被和与與并並]|$"


def count_the_same(one: Quantity, other: Quantity) -> bool:
    """True when both count the same things of the same owner, at times that do not differ."""
    # What one sentence counts twice, it counts apart: 兼并1435起，金额1620亿美元；兼并5114起，金额1100亿美元.
    if one.sentence == other.sentence or (one.when and other.when and one.when.isdisjoint(other.when)):
        return False
    if not _same_owner(one, other):
        return False
    return _both_in_front(one, other) or _goes_on(one, other) or _goes_on(other, one) or _both_behind(one, other)


def _both_in_front(one: Quantity, other: Quantity) -> bool:
    """共有党员120名 and 党员总数为120名."""
    if not (_ends_at_number(one) and _ends_at_number(other)):
        return False
    (verb, noun), (another, same) = verb_and_noun(one.words), verb_and_noun(other.words)
    verbs = {verb, verb or one.asked} & {another, another or other.asked}
    return noun == same and (bool(verbs) or _any_verb(one, other))


def _goes_on(front: Quantity, back: Quantity) -> bool:
    """共有党员120名, 招收学生120名, 发放补贴120万元 and 120名党员, 招收的120名学生, 这120万元补贴."""
    words = front.words
    if not _ends_at_number(front):
        return False
    length = next((size for size in range(len(words), SHORTEST_NOUN - 1, -1) if back.behind.startswith(words[-size:])), 0)
    if not length:
        return False
    verb = words[:-length]
    done = stripped(verb)
    if not back.words:
        return not done or (done in VERBS and (_any_verb(front, back) or _may_be_all(front, back, done)))
    return back.words in (verb, done) or (not done and back.words == front.asked)


def _may_be_all(front: Quantity, back: Quantity, done: str) -> bool:
    """True when 收到来信120封 may be all of 120封来信; 新增企业12家 are few of 1200家企业, as are all counts of another size."""
    low, high = sorted((front.value, back.value))
    return high <= _ANOTHER_SIZE * low and not done.startswith("新")


_ANOTHER_SIZE = 3


def _both_behind(one: Quantity, other: Quantity) -> bool:
    """共有120名党员 and 120名党员都: one noun ends where the other does."""
    if one.words != other.words and not _any_verb(one, other):
        return False
    for text, longer in ((one.behind, other.behind), (other.behind, one.behind)):
        noun = _compiled(_NOUN).match(text)
        if noun and longer.startswith(noun[0]) and _compiled(_BEHIND_NOUN).match(longer, noun.end()):
            return True
    return False


def _ends_at_number(quantity: Quantity) -> bool:
    """True when the noun is in front of the number, and none behind it."""
    return len(quantity.words) >= SHORTEST_NOUN and _compiled(_BEHIND_NOUN).match(quantity.behind) is not None


def _any_verb(one: Quantity, other: Quantity) -> bool:
    """True when what was done needs no second word: with 这30家企业, and with sums and visits, which are nothing else."""
    return one.pointed or other.pointed or one.unit in _DONE


_DONE = frozenset((*MONEY, "人次"))
"""Units of what comes to be by being done: sums that are paid, visits."""


def _same_owner(one: Quantity, other: Quantity) -> bool:
    """True when two ends of names are of the same owner: 的吉县 and 覆盖吉县, but not 临海市 and 上海市; 这30家 need none."""
    if not one.owner or not other.owner:
        return one.pointed or other.pointed
    if one.owner[-2:] != other.owner[-2:]:
        return one.owner[-1] == other.owner[-1] and (one.owner.endswith(ANY_OWNERS) or other.owner.endswith(ANY_OWNERS))
    first, second = one.owner[-3:-2], other.owner[-3:-2]
    return first == second or first in _FUNCTION_WORDS or second in _FUNCTION_WORDS


_FUNCTION_WORDS = frozenset(("", *"的在对對盖蓋到由从從向与與和于於及该該是为為将將把被加期给給让讓，"))
