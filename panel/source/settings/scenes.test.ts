import { expect, it } from 'vitest';
import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import { freeName, isName, moved, sceneText, takenFrom } from './scenes.ts';

const state = {
  ...{
    follow: 'manual',
    manualTempoBpm: 128.4,
    energyBias: 0.123,
    densityBias: 0,
    brightnessBias: 0,
    drumsBusyBias: 0,
    drumsLooseBias: 0,
    ...{ tempoBias: 0, tempoLowBpm: 60, tempoHighBpm: 240, energyLow01: 0, energyHigh01: 1 },
    key: 'auto',
    volume01: 0.5,
  },
  partGainsDb: { drums: 0, bass: 0, chords: 0, lead: -60, pad: 3 },
  intent: { styleWeights: { folk: 0.75, game: 0.25, ragtime: 0 } },
  outputs: [{ name: 'alsa', levelDb: 0 }, { name: 'alsa:hw:1', levelDb: -60 }, { name: 'stream' }],
} as unknown as PanelState;

it('takes what plays now, as it is or as a mix', () => {
  expect(takenFrom(state)).toEqual({
    ...{ styleWeights: { folk: 0.75, game: 0.25 }, follow: 'manual', manualTempoBpm: 128 },
    ...{ energyBias: 0.12, densityBias: 0, key: 'auto', volume01: 0.5, partGainsDb: { lead: -60, pad: 3 } },
    outputLevelsDb: { 'alsa:hw:1': -60 },
  });
  const one = { ...state, follow: 'auto', intent: { styleWeights: { folk: 1 } } } as unknown as PanelState;
  expect(takenFrom(one)).toMatchObject({ style: 'folk', follow: 'auto' });
  expect(takenFrom(one)).not.toHaveProperty('manualTempoBpm');
});

it('says what a scene sets, in a line', () => {
  const titled = (name: string): string => name.toUpperCase();
  expect(sceneText({ style: 'folk', energyBias: -0.1 }, titled)).toBe('FOLK · Energy −10 %');
  expect(sceneText({ key: 'Bb minor' }, titled)).toBe('Key B♭ minor');
  expect(sceneText(takenFrom(state), titled)).toBe(
    'FOLK 75 % + GAME 25 % · Follow: Manual · 128 beats a minute · Energy +12 % · Density 0 % · Key auto · Lead silent · Pad +3 dB · Volume 50 % · Sound card · hw:1 silent',
  );
});

it('keeps names and order', () => {
  const scenes = ['easy', 'push', 'scene4'].map((name) => ({ name, style: 'folk' }));
  expect(freeName(scenes)).toBe('scene5');
  expect(moved(scenes, 'push', -1).map(({ name }) => name)).toEqual(['push', 'easy', 'scene4']);
  expect(moved(scenes, 'scene4', 1)).toBe(scenes);
  expect(['a', 'Long-name_2.x'].every(isName)).toBe(true);
  expect(['', '1a', 'a b', 'ä', 'x'.repeat(41)].some(isName)).toBe(false);
});
