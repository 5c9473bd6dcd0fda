import { fixOf, parseGpsdReport } from '../gps/gpsd-report.ts';
import { createNmeaReceiver } from '../gps/nmea-receiver.ts';
import type { Recording } from '../reading.ts';
import { createLogClock } from './log-clock.ts';
import { joinMoments, mendClock } from './mended-clock.ts';
import { type TrackPosition, tellsSpeed, withPositionSpeeds } from './speed-from-positions.ts';
import { badRecording, leftOut, type TrackSample, trackToRecording } from './track.ts';

/**
 * A log of a GPS receiver: its NMEA sentences, or what gpsd reported of it (`gpspipe -r` and `-w`). Noise between them
 * (binary messages, comments) is passed over, as is what a logger writes around a sentence.
 */

/** Whether a file that begins like this is gpsd's. */
export function isGpsdLog(beginning: string): boolean {
  return /^\{\s*"class"\s*:\s*"[A-Z]+"/.test(beginning);
}

/** Errors: TactusError `badData` when there are no sentences, most are damaged, or nothing in them is a place. */
export function readNmeaLog(name: string, text: string): Recording {
  const heard = hear(text);
  const { sentences, damaged, inexact, withoutFix, withoutTime } = heard;
  const written = heard.samples.length > 0 ? heard.samples : heard.reports;
  if (sentences === 0 && damaged === 0 && !hasSentence(text, 'GLL')) {
    throw badRecording(
      name,
      'is no recording that Tactus knows',
      'It reads FIT, TCX, GPX, NMEA logs ($GPRMC, $GNGGA ...) and its own traces; binary receiver logs go through gpsd.',
    );
  }
  // Of a log whose places were altered, those sentences alone are damaged.
  if (damaged > sentences || (written.length === 0 && damaged > withoutFix + inexact + withoutTime)) {
    throw badRecording(
      name,
      `is damaged: ${damaged} of ${damaged + sentences} sentences have a wrong checksum or lack fields`,
      'Record it again, with the right baud rate if it came over a serial line.',
    );
  }
  if (written.length === 0) throw withoutPlaces(name, text, heard);
  const mended = mendClock(name, written);
  const track = joinMoments(mended.samples);
  const samples = withPositionSpeeds(track, tellsSpeed(track));
  return trackToRecording(name, written === heard.reports ? 'gpsd' : 'nmea', samples, {
    remarks: [
      ...leftOut(damaged, 'sentence', 'damaged'),
      ...leftOut(inexact, 'place', `too inexact, ${badlyPlaced}`),
      ...mended.remarks,
    ],
  });
}

const badlyPlaced = 'with satellites badly placed (HDOP above 10)';

/** Some loggers write the sentences of a second in one line. */
const lineBreak = /\r\n|\r|\n|(?=\$[A-Z]{2}(?:RMC|GGA|GNS|VTG|GSA),)/;

type LocatedSample = TrackSample & TrackPosition;

interface Heard {
  readonly samples: readonly LocatedSample[];
  /** What gpsd made of the same receiver. */
  readonly reports: readonly LocatedSample[];
  readonly sentences: number;
  readonly damaged: number;
  readonly withoutFix: number;
  readonly inexact: number;
  readonly withoutTime: number;
}

function hear(text: string): Heard {
  const receiver = createNmeaReceiver({
    checksums: /\$[A-Z]{2}(RMC|GGA|GNS|VTG|GSA),[^*$\r\n]*\*[0-9A-Fa-f]{2}/.test(text)
      ? 'required'
      : 'absent',
    neverSends: (['RMC', 'VTG'] as const).filter((type) => !hasSentence(text, type)),
  });
  const clock = createLogClock();
  const samples: LocatedSample[] = [];
  const reports: LocatedSample[] = [];
  const counts = { sentences: 0, damaged: 0, withoutFix: 0, inexact: 0, withoutTime: 0 };
  for (const line of text.split(lineBreak)) {
    const report = line.includes('{') ? parseGpsdReport(line.slice(line.indexOf('{'))) : undefined;
    if (report) {
      counts.sentences += 1;
      if (report.class !== 'TPV') continue;
      const fix = fixOf(report);
      const timeSeconds = Date.parse(report.time ?? '') / 1000;
      if (fix && Number.isFinite(timeSeconds)) reports.push({ ...fix, timeSeconds });
      else counts.withoutFix += 1;
      continue;
    }
    const said = receiver.accept(line);
    if (said === 'foreign') continue;
    if (said === 'damaged') counts.damaged += 1;
    else counts.sentences += 1;
    if (said === 'inexact' || said === 'withoutFix') counts[said] += 1;
    if (typeof said === 'string') continue;
    const timeSeconds = clock.timeOf(said);
    if (timeSeconds === undefined) counts.withoutTime += 1;
    else samples.push({ ...said, timeSeconds });
  }
  return { samples, reports, ...counts };
}

function hasSentence(text: string, type: string): boolean {
  return new RegExp(`\\$[A-Z]{2}${type},`).test(text);
}

function withoutPlaces(name: string, text: string, { inexact, withoutTime }: Heard): Error {
  if (inexact > 0) {
    const fix = 'Record it again under an open sky, and let the receiver search for a minute first.';
    return badRecording(name, `has no place that is exact enough: ${inexact} were ${badlyPlaced}`, fix);
  }
  if (withoutTime > 0) {
    const fix = 'Let the receiver send RMC or GGA with times.';
    return badRecording(name, 'has places, but no time of any', fix);
  }
  if (isGpsdLog(text) || ['RMC', 'GGA', 'GNS'].some((type) => hasSentence(text, type)))
    return badRecording(name, 'never had a fix', 'Record it again under an open sky.');
  const fix = 'Let the receiver send RMC or GGA, too.';
  return hasSentence(text, 'GLL')
    ? badRecording(name, 'has places in GLL sentences only, and GLL alone is not enough', fix)
    : badRecording(name, 'has no sentences that tell a place (RMC, GGA or GNS)', fix);
}
