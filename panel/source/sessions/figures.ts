import { distance, duration, pace, percent, unknown, whole } from '../model/format.ts';
import { commonWords } from '../words/common.ts';
import { sessionsWords } from '../words/sessions.ts';
import type { Summary } from './sessions-api.ts';

export function paceText({ paceSecondsPerKilometer }: Pick<Summary, 'paceSecondsPerKilometer'>): string {
  if (paceSecondsPerKilometer === undefined) return unknown;
  return `${pace(1000 / paceSecondsPerKilometer)} ${commonWords().units.perKilometre}`;
}

/** What there is to say of a session, by name; what is not known is left out. */
export function figuresOf(summary: Summary): readonly (readonly [name: string, value: string])[] {
  const words = sessionsWords();
  const { units } = commonWords();
  const { heartRate, climbedMeters, lockedShare01, matchedShare01 } = summary;
  const known = <Value>(name: string, value: Value | undefined, text: (value: Value) => string) =>
    value === undefined ? [] : [[name, text(value)] as const];
  return [
    ...known(words.distance, summary.distanceMeters, distance),
    [words.moving, duration(summary.movingSeconds)],
    [words.length, duration(summary.lengthSeconds)],
    ...known(words.pace, summary.paceSecondsPerKilometer, () => paceText(summary)),
    ...known(words.heart, heartRate, ({ meanBpm, maxBpm }) => words.heartText(whole(meanBpm), whole(maxBpm))),
    ...known(words.cadence, summary.cadenceMeanSpm, (spm) => `${whole(spm)} ${units.steps}`),
    ...known(words.tempo, summary.tempoMeanBpm, (bpm) => `${whole(bpm)} ${units.beats}`),
    ...known(words.climbed, climbedMeters, (metres) => units.metres(whole(metres))),
    ...known(words.locked, lockedShare01, percent),
    ...known(words.matched, matchedShare01, percent),
    [words.heard, words.heardText(summary.songs, summary.barsHeard)],
    [words.liked, words.likedText(summary.likes, summary.skips)],
  ];
}
