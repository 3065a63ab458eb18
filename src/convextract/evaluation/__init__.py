"""Scoring of rows against annotated truth: what was found, what is right, what is wrong rather than empty."""
