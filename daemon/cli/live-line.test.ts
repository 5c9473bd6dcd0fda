import { expect, it } from 'vitest';
import { describeLive } from './live-line.ts';

const state = {
  atSeconds: 100,
  playing: 'playing',
  muted: false,
  styles: [{ name: 'folk', title: 'Folk', likesTempoBpm: [80, 120] }],
  body: {
    atSeconds: 100,
    activity: 'running',
    cadenceSpm: 167.6,
    heartRateBpm: 141.2,
    effort01: 0.5,
    confidence01: 1,
    sources: {},
    ageSeconds: {},
  },
  intent: { styleWeights: { game: 0.2, folk: 0.8 } },
  clock: { beat: 3, heardAtSeconds: 100, tempoBpm: 168.2 },
  outputs: [
    { name: 'stream', status: 'ok', detail: '', isReferenceEar: false, soundsHere: false },
    { name: 'alsa', status: 'failed', detail: '', isReferenceEar: true, soundsHere: true },
  ],
} as unknown as Parameters<typeof describeLive>[0];
const bar = { index: 33, section: 'chorus' } as const;

it('tells what is heard, in its order', () => {
  expect(describeLive(state, bar, 100)).toBe(
    'playing  Folk  168 bpm  cadence 168  heart 141  chorus  bar 34  alsa failed',
  );
  expect(
    describeLive(
      { ...state, cue: { kind: 'lap', atSeconds: 99, explanation: '', soundsAtSeconds: 102.3 } },
      bar,
      100,
    ),
  ).toContain('lap in 3 s');
});

it('leaves out what matters least where there is little room, and is never wider', () => {
  expect(describeLive(state, bar, 40)).toBe('playing  Folk  168 bpm  cadence 168');
  expect(describeLive(state, bar, 17)).toBe('playing  168 bpm');
  for (let columns = 0; columns < 100; columns += 1)
    expect(describeLive(state, bar, columns).length).toBeLessThanOrEqual(columns);
});

it('tells of silence what it is', () => {
  const { clock: _, ...silent } = state;
  expect(
    describeLive(
      { ...silent, playing: 'stopped', muted: true, nobody: { sinceSeconds: 1, music: 'stop', hint: '' } },
      undefined,
      70,
    ),
  ).toBe('stopped  muted  Folk  cadence 168  nobody is heard: tactus pair');
});
