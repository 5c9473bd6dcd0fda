import type { GpsFix } from '../gps/fix.ts';
import { createNmeaReceiver } from '../gps/nmea-receiver.ts';
import type { Recording } from '../reading.ts';
import { badRecording, type TrackSample, trackToRecording } from './track.ts';

/** A log of a GPS receiver's NMEA sentences. Noise between them (binary messages, comments) is passed over. */

const daySeconds = 86_400;

/** Errors: TactusError `badData` when there are no sentences, most are damaged, or there never was a fix. */
export function readNmeaLog(name: string, text: string): Recording {
  const receiver = createNmeaReceiver();
  const samples: TrackSample[] = [];
  let sentences = 0;
  let damaged = 0;
  let lastSeconds: number | undefined;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const said = receiver.accept(line);
    if (said === 'foreign') continue;
    if (said === 'damaged') {
      damaged += 1;
      continue;
    }
    sentences += 1;
    const fix = typeof said === 'string' ? undefined : said;
    const timeSeconds = fix && absoluteSeconds(fix, lastSeconds);
    // A clock set backwards, or the same moment told twice, is not a new sample.
    if (!fix || timeSeconds === undefined || timeSeconds <= (lastSeconds ?? -1)) continue;
    lastSeconds = timeSeconds;
    samples.push({ ...fix, timeSeconds });
  }
  if (sentences === 0 && damaged === 0) {
    throw badRecording(
      name,
      'is no recording that Tactus knows',
      'It reads FIT, GPX, NMEA logs ($GPRMC, $GNGGA ...) and its own traces; binary receiver logs go through gpsd.',
    );
  }
  if (damaged > sentences) {
    throw badRecording(
      name,
      `is damaged: ${damaged} of ${damaged + sentences} sentences have a wrong checksum`,
      'Record it again, with the right baud rate.',
    );
  }
  if (samples.length === 0) {
    throw badRecording(name, 'never had a fix', 'Record it again under an open sky.');
  }
  return trackToRecording(name, 'nmea', samples);
}

/** A fix without a date goes on from the last one, over midnight if it must. */
function absoluteSeconds(fix: GpsFix, lastSeconds: number | undefined): number | undefined {
  if (fix.timeOfDaySeconds === undefined) return undefined;
  if (fix.dayMillis === undefined) {
    const lastDay = Math.floor((lastSeconds ?? 0) / daySeconds) * daySeconds;
    const sameDay = lastDay + fix.timeOfDaySeconds;
    return lastSeconds !== undefined && sameDay < lastSeconds - daySeconds / 2
      ? sameDay + daySeconds
      : sameDay;
  }
  return fix.dayMillis / 1000 + fix.timeOfDaySeconds;
}
