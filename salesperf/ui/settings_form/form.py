"""The form of the workspace's settings."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from salesperf.settings import SettingError
from salesperf.ui.authors import author
from salesperf.ui.escape import escape_markdown
from salesperf.ui.settings_form import fields
from salesperf.ui.settings_form.fields import FIELDS, Field
from salesperf.ui.state import Here
from salesperf.warehouse import decisions


def settings_form(here: Here, *, editable: bool) -> None:
    """Every setting with its help; what changes is kept at once, all of it or nothing."""
    t = here.t
    now = {one.name: str(getattr(here.settings, one.name)) for one in FIELDS}
    with st.form("settings", border=False, enter_to_submit=False):
        left, right = st.columns(2)
        for place, one in enumerate(FIELDS):
            with left if place % 2 == 0 else right:
                _field(here, one, now[one.name], editable=editable)
        st.form_submit_button(
            t("Save"),
            type="primary",
            key="settings_save",
            disabled=not editable,
            on_click=_save,
            args=(here, now),
        )


def _field(here: Here, one: Field, now: str, *, editable: bool) -> None:
    t = here.t
    key = f"setting_{one.name}"
    options = list(fields.choices(one.name))
    if options:
        options = options if now in options else [now, *options]
        st.selectbox(
            t(one.label),
            options,
            index=options.index(now),
            key=key,
            format_func=lambda value: fields.shown(t, one.name, value),
            disabled=not editable,
        )
    else:
        st.text_input(t(one.label), now, key=key, placeholder=fields.EXAMPLE_LINK, disabled=not editable)
    st.caption(escape_markdown(t(one.help, id="{id}") if "{id}" in one.help else t(one.help)))


def _save(here: Here, now: Mapping[str, str]) -> None:
    t = here.t
    given = {name: str(st.session_state[f"setting_{name}"]) for name in now}
    try:
        changed = decisions.change_settings(here.store, given, author(here))
    except SettingError as error:
        label = next((one.label for one in FIELDS if one.name == error.params.get("name")), "")
        message = t(
            "{setting} was not saved: “{value}” cannot be read.",
            setting=t(label),
            value=error.params.get("value", ""),
        )
        st.toast(escape_markdown(message), icon=":material/error:")
        return
    if changed:
        names = t.join(t(one.label) for one in FIELDS if one.name in changed)
        st.toast(escape_markdown(t("Saved: {settings}.", settings=names)), icon=":material/check:")
