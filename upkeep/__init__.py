"""What `manage.py` does beside starting: look whether all is well, and look after what the toolkit is built from.

Nothing but the standard library is needed here, and nothing here is served.
"""
