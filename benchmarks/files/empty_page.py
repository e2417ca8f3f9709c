"""A page that draws one line: what the shell around every page costs."""

import streamlit as st

st.text("empty")
