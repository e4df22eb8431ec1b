"""Named tuples that are cheap to define.

`typing.NamedTuple` takes 0.2 ms for each class, because it compiles a constructor: forty of them take as long as starting
Python.  A `Record` is defined, typed and used like one, and takes 0.015 ms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["Record"]

if TYPE_CHECKING:
    from typing import NamedTuple as Record
else:
    from operator import itemgetter

    class _Definition(type):
        """Makes the annotated names of a class its fields."""

        def __new__(cls, name, bases, namespace):
            fields = tuple(namespace.get("__annotations__", ())) if bases else ()
            defaults = {field: namespace.pop(field) for field in fields if field in namespace}
            namespace["__slots__"] = ()
            made = super().__new__(cls, name, bases, namespace)
            if bases and not fields:  # from Python 3.14 on, a module without the future import has them only now
                fields = tuple(made.__annotations__)
            made._fields, made._field_defaults, made._size = fields, defaults, len(fields)
            for index, field in enumerate(fields):
                setattr(made, field, property(itemgetter(index), doc=f"Field {index}."))
            return made

    class Record(tuple, metaclass=_Definition):
        """Base of records: annotated fields in order, those with a default last."""

        def __new__(cls, *values, **named):  # noqa: D102
            if named or len(values) != cls._size:
                values = cls._complete(values, named)
            return tuple.__new__(cls, values)

        @classmethod
        def _complete(cls, values, named):
            """All values in order, from those given by place and by name and the defaults; `TypeError` as for a function."""
            if len(values) > cls._size:
                raise TypeError(f"{cls.__name__} takes {cls._size} values, not {len(values)}")
            rest = cls._fields[len(values) :]
            if unknown := named.keys() - set(rest):
                raise TypeError(f"{cls.__name__} has no field {', '.join(sorted(unknown))}, or has it twice")
            try:
                return (*values, *[named[field] if field in named else cls._field_defaults[field] for field in rest])
            except KeyError as error:
                raise TypeError(f"{cls.__name__} needs {error}") from None

        @classmethod
        def _make(cls, values):
            """A record of an iterable of all values."""
            return cls(*values)

        def _replace(self, **named):
            """A copy with other values for some fields."""
            made = tuple.__new__(type(self), [named.pop(field, value) for field, value in zip(self._fields, self, strict=True)])
            if named:
                raise TypeError(f"{type(self).__name__} has no field {', '.join(sorted(named))}")
            return made

        def _asdict(self):
            """The fields and their values."""
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            return f"{type(self).__name__}({', '.join(f'{field}={value!r}' for field, value in self._asdict().items())})"
