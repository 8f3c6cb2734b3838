"""The API from outside, as an integrator meets it."""
