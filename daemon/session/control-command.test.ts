import { describe, expect, it } from 'vitest';
import { commandOf } from './control-command.ts';

const at = { kind: 'control', sensorId: 'keys', atSeconds: 1 } as const;
const styles = [{ name: 'folk', title: 'Folk' }];
const scenes = ['easy'];
const styleWeights = { game: 0.75, chorale: 0.25 };
const key = { tonic: 9, mode: 'dorian' } as const;
const playing = {
  playing: 'playing',
  volume01: 0.5,
  muted: false,
  styles,
  scenes,
  styleWeights,
  key,
} as const;
const meaning = (name: string, value01 = 1, state: Parameters<typeof commandOf>[1] = playing) =>
  commandOf({ ...at, name, value01 }, state);

describe('controls', () => {
  it('play, stop and toggle', () => {
    expect(meaning('play')).toEqual({ playing: true });
    expect(meaning('play', 0)).toEqual({ playing: false });
    expect(meaning('stop')).toEqual({ playing: false });
    expect(meaning('toggle')).toEqual({ playing: false });
    expect(meaning('toggle', 1, { ...playing, playing: 'stopped' })).toEqual({ playing: true });
    expect(meaning('toggle', 1, { ...playing, playing: 'stopping' })).toEqual({ playing: false });
  });

  it('volume stays within its range', () => {
    expect(meaning('volume', 0.3)).toEqual({ volume01: 0.3 });
    expect(meaning('volumeUp', 1, { ...playing, volume01: 0.98 })).toEqual({ volume01: 1 });
    expect(meaning('volumeDown', 1, { ...playing, volume01: 0.02 })).toEqual({ volume01: 0 });
    expect(meaning('mute', 1, { ...playing, muted: true })).toEqual({ muted: false });
  });

  it('a style is chosen if there is one of that name', () => {
    expect(meaning('style/folk')).toEqual({ style: 'folk' });
    expect(meaning('style/polka')).toEqual({ refusedBecause: 'there is no style "polka"; there are: folk' });
  });

  it('a scene is chosen if there is one of that name, and the next in any case', () => {
    expect(meaning('scene/easy')).toEqual({ scene: 'easy' });
    expect(meaning('scene/polka')).toEqual({ refusedBecause: 'there is no scene "polka"; there are: easy' });
    expect(meaning('nextScene')).toEqual({ nextScene: true });
    expect(meaning('nextScene', 0)).toBeUndefined();
    expect(meaning('like')).toEqual({ like: true });
  });

  it('tempo, energy, follow mode and muted are what they are set to', () => {
    expect(meaning('tempo', 0.5)).toEqual({ follow: 'manual', manualTempoBpm: 150 });
    expect(meaning('tempo', (173 - 60) / 180)).toEqual({ follow: 'manual', manualTempoBpm: 173 });
    expect(meaning('energy', 0)).toEqual({ energyBias: -0.5 });
    expect(meaning('follow/heartRate')).toEqual({ follow: 'heartRate' });
    expect(meaning('follow/moon')).toEqual({ refusedBecause: expect.stringContaining('auto, cadence') });
    expect(meaning('muted', 1, { ...playing, muted: true })).toEqual({ muted: true });
    expect(meaning('muted', 0)).toEqual({ muted: false });
  });

  it('brightness, tempo beside the body, mode and tonic are turned by knobs', () => {
    expect(meaning('brightness', 0.75)).toEqual({ brightnessBias: 0.25 });
    expect(meaning('drumsBusy', 0.75)).toEqual({ drumsBusyBias: 0.25 });
    expect(meaning('drumsLoose', 0.25)).toEqual({ drumsLooseBias: -0.25 });
    expect([0, 0.5, 1].map((value) => meaning('tempoBias', value))).toEqual(
      [-0.1, 0, 0.1].map((tempoBias) => ({ tempoBias })),
    );
    expect([0, 0.3, 0.6, 1].map((value) => meaning('mode', value))).toEqual(
      ['A minor', 'A dorian', 'A mixolydian', 'A major'].map((name) => ({ key: name })),
    );
    expect([0, 0.1, 0.99].map((value) => meaning('tonic', value))).toEqual(
      ['C dorian', 'G dorian', 'F dorian'].map((name) => ({ key: name })),
    );
  });

  it('a share of a style leaves the others among themselves as they are, and never wholly gone', () => {
    expect(meaning('mix/folk', 0)).toEqual({ styleWeights: { game: 0.75, chorale: 0.25 } });
    expect(meaning('mix/folk', 0.6)).toEqual({
      styleWeights: { folk: 0.6, game: expect.closeTo(0.3), chorale: expect.closeTo(0.1) },
    });
    const all = meaning('mix/folk', 1) as { styleWeights: Record<string, number> };
    expect(all.styleWeights.folk).toBeGreaterThan(0.97);
    const back = meaning('mix/folk', 0, { ...playing, ...all });
    expect(back).toEqual({ styleWeights: { game: expect.closeTo(0.75), chorale: expect.closeTo(0.25) } });
    expect(meaning('mix/folk', 0.3, { ...playing, styleWeights: { folk: 1 } })).toEqual({
      styleWeights: { folk: 1 },
    });
    expect(meaning('mix/polka')).toEqual({ refusedBecause: expect.stringContaining('no style "polka"') });
  });

  it('density and the loudness of parts are turned by knobs', () => {
    expect(meaning('density', 0.75)).toEqual({ densityBias: 0.25 });
    const gainDb = (value01: number) => meaning('gain/lead', value01);
    expect([0, 0.01, 0.5, 0.708, 1].map(gainDb)).toEqual(
      [-60, -60, -6, 0, 6].map((lead) => ({ partGainsDb: { lead } })),
    );
    expect(meaning('gain/kazoo')).toEqual({
      refusedBecause: 'there is no part "kazoo"; there are: drums, bass, chords, lead, pad',
    });
  });

  it('a key let go means nothing, and an unknown one is refused', () => {
    expect(meaning('skip')).toEqual({ cue: 'skip' });
    expect(meaning('skip', 0)).toBeUndefined();
    expect(meaning('midi/cc7', 0)).toBeUndefined();
    expect(meaning('midi/cc7', 0.4)).toEqual({ refusedBecause: 'the control "midi/cc7" means nothing here' });
  });
});
