import { createNmeaReceiver } from '../gps/nmea-receiver.ts';
import type { Recording } from '../reading.ts';
import { createLogClock } from './log-clock.ts';
import { isLaterThanBefore, mendClock } from './mended-clock.ts';
import { badRecording, type TrackSample, trackToRecording } from './track.ts';

/** A log of a GPS receiver's NMEA sentences. Noise between them (binary messages, comments) is passed over. */

/** Errors: TactusError `badData` when there are no sentences, most are damaged, or there never was a fix. */
export function readNmeaLog(name: string, text: string): Recording {
  const receiver = createNmeaReceiver();
  const clock = createLogClock();
  const samples: TrackSample[] = [];
  let sentences = 0;
  let damaged = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const said = receiver.accept(line);
    if (said === 'foreign') continue;
    if (said === 'damaged') {
      damaged += 1;
      continue;
    }
    sentences += 1;
    if (typeof said === 'string') continue;
    const timeSeconds = clock.timeOf(said);
    if (timeSeconds !== undefined) samples.push({ ...said, timeSeconds });
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
  const mended = mendClock(name, samples);
  return trackToRecording(name, 'nmea', mended.samples.filter(isLaterThanBefore), mended);
}
