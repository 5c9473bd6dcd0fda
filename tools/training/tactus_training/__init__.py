"""Trains, measures and exports the networks that Tactus composes with."""
