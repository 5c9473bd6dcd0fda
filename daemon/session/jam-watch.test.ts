import { expect, it } from 'vitest';
import { createJamWatch } from './jam-watch.ts';

const key = (sensorId: string, atSeconds: number, pitchMidi: number, on = true) =>
  ({ kind: 'note', sensorId, atSeconds, pitchMidi, velocity01: 0.7, on }) as const;

it('knows who plays along for ten seconds after each key, whatever it is played on', () => {
  const { listener, jamAt } = createJamWatch('lead');
  expect(jamAt(0, undefined)).toBeUndefined();
  listener.reading({ kind: 'step', sensorId: 'shoe', atSeconds: 1 });
  listener.reading(key('page', 2, 60));
  listener.reading(key('keys', 5, 64));
  listener.reading(key('page', 6, 60, false));
  const jam = { sources: ['keys', 'page'], lastNoteAtSeconds: 5, lastPitchMidi: 64, role: 'lead' };
  expect(jamAt(7, undefined)).toEqual({ ...jam, answered: false });
  expect(jamAt(7, { answersJam: true })).toEqual({ ...jam, answered: true });
  expect(jamAt(13, {})).toEqual({ ...jam, sources: ['keys'], answered: false });
  expect(jamAt(15.1, {})).toBeUndefined();
});
