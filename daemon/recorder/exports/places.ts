import type { TrackPoint } from '../digest/track.ts';
import type { JournalLine } from '../journal-lines.ts';

/** Where somebody was, and how high. */
export interface Place {
  readonly point: TrackPoint;
  readonly altitudeMeters: number | undefined;
}

/** Another receiver is heard once the one that is followed says nothing. */
const patienceSeconds = 10;

/** The places in a journal, line by line, of one receiver at a time: two would draw a zigzag. */
export function createPlaces(): (line: JournalLine) => Place | undefined {
  let followed = '';
  let lastSeconds = Number.NEGATIVE_INFINITY;
  return (line) => {
    if (line.kind !== 'reading' || line.reading !== 'position') return undefined;
    const { latitude, longitude, altitudeMeters, atSeconds, sensorId } = line;
    if (typeof latitude !== 'number' || typeof longitude !== 'number') return undefined;
    if (sensorId !== followed && atSeconds - lastSeconds < patienceSeconds) return undefined;
    if (atSeconds <= lastSeconds) return undefined;
    followed = sensorId;
    lastSeconds = atSeconds;
    return {
      point: [latitude, longitude, atSeconds],
      altitudeMeters: typeof altitudeMeters === 'number' ? altitudeMeters : undefined,
    };
  };
}
