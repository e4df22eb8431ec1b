"""Records do what named tuples do."""

from __future__ import annotations

import pickle
from typing import Any, NamedTuple

import pytest

from wenlint.record import Record


class Point(Record):
    """A place."""

    x: int
    y: int = 0
    label: str = "here"

    @property
    def total(self) -> int:
        return self.x + self.y

    @classmethod
    def origin(cls) -> Point:
        return cls(0)


class Model(NamedTuple):
    x: int
    y: int = 0
    label: str = "here"


CALLS: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((1,), {}),
    ((1, 2), {}),
    ((1, 2, "a"), {}),
    ((), {"x": 1}),
    ((1,), {"label": "b"}),
    ((), {"label": "b", "x": 3, "y": 4}),
]


@pytest.mark.parametrize(("values", "named"), CALLS)
def test_as_a_named_tuple(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    made, model = Point(*values, **named), Model(*values, **named)
    assert tuple(made) == tuple(model)
    assert (made.x, made.y, made.label) == (model.x, model.y, model.label)
    assert made._asdict() == model._asdict()
    assert repr(made) == repr(model).replace("Model", "Point")
    assert made == model
    assert hash(made) == hash(model)
    assert made._replace(y=9) == model._replace(y=9)
    assert isinstance(made._replace(y=9), Point)
    assert pickle.loads(pickle.dumps(made)) == made
    x, y, label = made
    assert (x, y, label) == tuple(model)


@pytest.mark.parametrize(("values", "named"), [((), {}), ((1, 2, "a", 4), {}), ((1,), {"x": 1}), ((1,), {"z": 1}), ((), {"y": 1})])
def test_wrong_calls_are_type_errors(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        Model(*values, **named)
    with pytest.raises(TypeError):
        Point(*values, **named)


def test_the_rest() -> None:
    point = Point(1, 2)
    assert point.total == 3
    assert Point.origin() == (0, 0, "here")
    assert Point._fields == Model._fields
    assert Point._make([1, 2, "c"]) == (1, 2, "c")
    assert sorted([Point(2), Point(1, 5)]) == [Point(1, 5), Point(2)]
    with pytest.raises(AttributeError):
        point.x = 5  # type: ignore[misc]
    with pytest.raises(AttributeError):
        point.other = 5  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        point._replace(z=1)  # type: ignore[call-arg]
