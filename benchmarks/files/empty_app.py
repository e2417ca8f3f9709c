"""A script that draws one line: what Streamlit itself costs."""

import streamlit as st

st.text("empty")
