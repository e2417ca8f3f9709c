"""Every object and field of the catalogue has a name in both languages, told apart within its object."""

from __future__ import annotations

import pytest

from salesperf.domain.objects import OBJECTS
from salesperf.text import get_text
from salesperf.ui.importing import words
from salesperf.ui.importing.target_words import INTERNAL


@pytest.mark.parametrize("locale", ["en", "zh_CN"])
@pytest.mark.parametrize("object_", list(OBJECTS))
def test_the_fields_of_an_object_have_names_of_their_own(object_: str, locale: str):
    t = get_text(locale)
    choices = words.field_choices(t, object_)
    offered = [key for key in OBJECTS[object_].keys if key not in INTERNAL]
    assert len(choices) == len(offered) + 1
    assert not [label for label, key in choices.items() if label == key]
    assert words.object_name(t, object_) != object_ or locale == "en"
