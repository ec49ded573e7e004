"""Everything plain HTTP beside the screens: routes, files on their way, what fields send, the parts put together."""
