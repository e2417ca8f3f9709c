"""Import: from a CRM's export files to a load, step by step."""

from salesperf.ui import importing, state

importing.draw(state.here().t)
