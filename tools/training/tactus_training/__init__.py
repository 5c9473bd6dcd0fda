"""Trains, measures and exports the networks that Tactus composes with."""


class MakerError(Exception):
    """What was asked for cannot be done; the message says what is wrong and what to do."""
