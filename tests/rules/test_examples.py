"""Every rule's own examples are its tests."""

import pytest

from wenlint.testing import Case, cases


@pytest.mark.parametrize("case", cases("wenlint_rules"), ids=str)
def test_example(case: Case) -> None:
    case.run()
