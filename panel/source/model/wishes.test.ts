import { beforeEach, expect, it } from 'vitest';
import { createBody } from '../../../daemon/body/body.ts';
import { createConductor } from '../../../daemon/conductor/conductor.ts';
import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import { isOn, Wishes } from './wishes.ts';

const body = createBody().stateAt(100);
const part = { wished: 'auto', choices: [] };
const told: PanelState = {
  version: '0',
  atSeconds: 100,
  playing: 'stopped',
  source: { kind: 'live', name: 'sensors' },
  volume01: 0.8,
  volumeCeiling01: 1,
  muted: false,
  follow: 'auto',
  manualTempoBpm: 150,
  phaseOffsetMs: 0,
  tempoBias: 0,
  ...{ tempoLowBpm: 60, tempoHighBpm: 240, energyLow01: 0, energyHigh01: 1 },
  energyBias: 0,
  densityBias: 0,
  brightnessBias: 0,
  drumsBusyBias: 0,
  drumsLooseBias: 0,
  key: 'auto',
  partGainsDb: { drums: 0, bass: 0, chords: 0, lead: 0, pad: 0 },
  parts: { drums: part, bass: part, chords: part, lead: part, pad: part },
  taste: { learns: false, leanings: [] },
  run: { elapsedSeconds: 0, movingSeconds: 0, laps: 0, lapBeganSeconds: 0 },
  styles: [],
  scenes: [],
  zonesBpm: [],
  body,
  intent: createConductor({ seed: 7 }).update(body),
  sensors: [],
  outputs: [],
  health: [],
};
let wishes: Wishes;
beforeEach(() => {
  wishes = new Wishes();
});

it('shows what was wished until it is answered', () => {
  expect(wishes.over(told)).toEqual(told);
  wishes.wish(1, { volume01: 0.3, muted: true, follow: 'manual' });
  wishes.wish(2, { volume01: 0.4, style: 'folk' });
  expect(wishes.over(told)).toMatchObject({
    volume01: 0.4,
    muted: true,
    follow: 'manual',
    intent: { styleWeights: { folk: 1 } },
  });
  wishes.answered(2);
  expect(wishes.over(told)).toMatchObject({ volume01: 0.3, intent: told.intent });
  wishes.answered(1);
  expect(wishes.over(told)).toEqual(told);
});

it('lays levels and chairs over those of the parts that nobody spoke of', () => {
  const drums = { instrument: 'standardKit', wished: 'auto', choices: ['standardKit', 'brushKit'] };
  const state = { ...told, parts: { ...told.parts, drums } };
  wishes.wish(1, { partGainsDb: { lead: -6 }, energyBias: 0.2, densityBias: -0.1, key: 'Eb minor' });
  wishes.wish(2, { partGainsDb: { lead: -9, pad: 2 }, instruments: { drums: 'brushKit' } });
  expect(wishes.over(state)).toMatchObject({
    partGainsDb: { drums: 0, lead: -9, pad: 2 },
    parts: { drums: { ...drums, wished: 'brushKit' } },
    ...{ energyBias: 0.2, densityBias: -0.1, key: 'Eb minor' },
  });
  expect(wishes.over(state).parts.bass).toBe(state.parts.bass);
});

it('knows of a press of play before the daemon does', () => {
  const playing = { ...told, playing: 'playing' as const };
  expect(isOn(wishes.over(playing))).toBe(true);
  wishes.wish(1, { playing: false });
  expect(wishes.over(playing).playing).toBe('stopping');
  wishes.wish(2, { playing: true });
  expect(isOn(wishes.over(playing))).toBe(true);
  // The first is answered: what it did is in the state, what the second wishes not yet.
  wishes.answered(1);
  expect(isOn(wishes.over({ ...told, playing: 'stopping' }))).toBe(true);
  wishes.answered(2);
  expect(isOn(wishes.over({ ...told, playing: 'stopping' }))).toBe(false);
});

it('changes no word of the daemon that says the same', () => {
  wishes.wish(1, { playing: true });
  expect(wishes.over({ ...told, playing: 'playing' }).playing).toBe('playing');
  wishes.wish(2, { playing: false });
  expect(wishes.over({ ...told, playing: 'stopped' }).playing).toBe('stopping');
});
