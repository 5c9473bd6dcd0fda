"""Lanes: a lane is a role and a pitch, numbered role by role from the bass up. Tables derived from that, as arrays."""
from dataclasses import dataclass, replace

import numpy as np

STEPS_PER_BAR = 16
BARS_PER_PHRASE = 8
STEPS_PER_BEAT = 4
VICINITY = 12  # semitones up and down that a lane sees of its own role


@dataclass(frozen=True)
class Role:
    name: str
    lowest: int
    highest: int
    max_polyphony: int


BAND = (Role("bass", 28, 51, 1), Role("chords", 48, 83, 4), Role("lead", 60, 95, 1))
BASS, CHORDS, LEAD = range(3)


class Layout:
    """Index tables of the lanes of some roles; `pitch` and `role` are per lane."""

    def __init__(self, roles=BAND):
        self.roles = tuple(roles)
        self.role_count = len(self.roles)
        self.pitch = np.concatenate([np.arange(r.lowest, r.highest + 1) for r in self.roles])
        self.role = np.concatenate([[i] * (r.highest - r.lowest + 1) for i, r in enumerate(self.roles)])
        self.lane_count = n = len(self.pitch)
        self.first = [int(np.argmax(self.role == i)) for i in range(self.role_count)]
        self.slices = [slice(f, f + r.highest - r.lowest + 1) for f, r in zip(self.first, self.roles)]
        lanes = np.arange(n)

        # Neighbours within the role, n (a silent lane that does not exist) where there is none.
        around = lanes[:, None] + np.arange(-VICINITY, VICINITY + 1)
        inside = (around >= 0) & (around < n)
        self.vicinity = np.where(inside & (self.role[np.clip(around, 0, n - 1)] == self.role[:, None]), around, n)

        # Pitch classes of each role as columns, and the order in which a lane sees them: own pitch class first.
        self.pitch_class_of = np.zeros((n, 12 * self.role_count), np.float32)
        self.pitch_class_of[lanes, self.role * 12 + self.pitch % 12] = 1
        turned = (self.pitch[:, None] + np.arange(12)) % 12
        self.turned = turned
        self.roles_seen = np.concatenate([turned + 12 * r for r in range(self.role_count)], 1)
        self.chord_seen = np.concatenate([turned, turned + 12], 1)
        # Density: (asked, quantile) of the lane's own role first.
        self.density_seen = np.stack([[((self.role[i] + k) % self.role_count) * 2 + j
                                       for k in range(self.role_count) for j in range(2)] for i in range(n)])
        # What a lane adds to the running sums of a step: its pitch class, its role. And where it looks them up.
        self.adds = np.zeros((n, 12 + self.role_count), np.float32)
        self.adds[lanes, self.pitch % 12] = 1
        self.adds[lanes, 12 + self.role] = 1
        self.looks_up = np.concatenate([turned, 12 + self.role[:, None]], 1)

        place = (self.pitch - self.pitch[np.array(self.first)[self.role]])
        span = np.array([r.highest - r.lowest for r in self.roles])[self.role]
        self.constant = np.concatenate([np.eye(self.role_count)[self.role], ((self.pitch - 60) / 24.0)[:, None],
                                        (place / np.maximum(span, 1) - 0.5)[:, None]], 1).astype(np.float32)

    @staticmethod
    def of(ranges):
        """The band's lanes with {role: [lowest, highest]} in place of the usual ranges; None: as they are."""
        return Layout([replace(r, lowest=ranges[r.name][0], highest=ranges[r.name][1]) for r in BAND] if ranges else BAND)

    def fold(self, pitch, role):
        """The pitch moved by octaves into the role's range, and whether it had to be."""
        lowest, highest = self.roles[role].lowest, self.roles[role].highest
        folded = pitch
        while folded < lowest:
            folded += 12
        while folded > highest:
            folded -= 12
        return folded, folded != pitch
