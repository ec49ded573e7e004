"""Harm done on purpose: processes killed, power cut, readers fed with rubbish, and what is left counted."""
