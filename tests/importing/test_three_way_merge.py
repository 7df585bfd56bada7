"""The merge by itself: every combination of what stood, was read before, and is read now."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.importing.merging import Kept, merge

KEY = ("judgement", "overall")
OTHER = {("judgement", "leaders"): "good"}


@pytest.mark.parametrize(
    ("standing", "base", "read", "expected", "is_kept"),
    [
        (None, None, "good", "good", False),
        ("good", "good", "inadequate", "inadequate", False),
        ("good", "good", None, None, False),
        ("good", None, "inadequate", "good", True),
        ("good", "outstanding", "inadequate", "good", True),
        ("good", "outstanding", "good", "good", False),
        ("good", None, None, "good", True),
        (None, "good", "good", None, True),
        ("it's", "other", "it’s", "it's", False),
    ],
)
def test_it_takes_the_new_value_only_where_nobody_changed_the_old_one(standing, base, read, expected, is_kept):
    merged = merge({KEY: standing, **OTHER}, {KEY: base, **OTHER}, {KEY: read, **OTHER})
    assert merged.values.get(KEY) == expected
    assert merged.kept == ([Kept(KEY, standing, read)] if is_kept else [])


def test_it_leaves_a_group_alone_that_was_not_read_at_all():
    merged = merge({KEY: "good", ("title",): "Old"}, {KEY: "good", ("title",): "Old"}, {("title",): "New"})
    assert merged.values == {KEY: "good", ("title",): "New"}


FACTS = st.dictionaries(
    st.tuples(st.sampled_from("ab"), st.sampled_from("xy")), st.sampled_from(["good", "it’s", "it's"]), max_size=4
)


@given(FACTS, FACTS, FACTS)
def test_it_changes_nothing_more_the_second_time(standing, base, read):
    once = merge(standing, base, read).values
    assert merge(once, read, read).values == once


@given(FACTS, FACTS)
def test_it_takes_all_where_there_was_nothing_and_loses_nothing_without_a_base(facts, standing):
    assert merge({}, {}, facts).values == facts
    assert merge(standing, {}, facts).values.items() >= standing.items()
