import { describe, expect, it } from 'vitest';
import { mapOptionSchema } from './options.ts';
import { createSenderMap } from './sender-map.ts';

const open = (...entries: readonly unknown[]) =>
  createSenderMap(mapOptionSchema.parse(entries), { nowSeconds: () => 1000, wallSeconds: () => 1.7e9 });
const faultOf = (entry: unknown): string =>
  mapOptionSchema.safeParse([entry]).error?.issues[0]?.message ?? '';

/** What becomes of numbers that come one after the other; undefined for nothing. */
const readingsOf = (entry: object, ...values: readonly unknown[]) => {
  const senders = open({ osc: '/x', ...entry });
  return values.map((value) => {
    const translation = senders.osc('/x', [value]);
    expect(translation?.refused).toEqual([]);
    const [reading] = translation?.readings ?? [];
    if (reading === undefined) return undefined;
    return Object.entries(reading).find(([field]) => /01|Spm|Bpm|Mps$/.test(field))?.[1];
  });
};

describe('the way from one end to the other', () => {
  const energy = { reading: 'control', name: 'energy' };

  it('becomes 0 to 1, and what lies outside is its end', () => {
    expect(readingsOf({ ...energy, from: [200, 800] }, 200, 500, 800, 100, 900)).toEqual([0, 0.5, 1, 0, 1]);
  });

  it('becomes what is asked for, in our unit', () => {
    expect(readingsOf({ reading: 'cadence', from: [0, 1], to: [120, 180] }, 0, 0.5, 2)).toEqual([
      120, 150, 180,
    ]);
  });

  it('may be turned over at either end', () => {
    expect(readingsOf({ ...energy, from: [800, 200] }, 200, 650, 800)).toEqual([1, 0.25, 0]);
    expect(readingsOf({ ...energy, from: [200, 800], to: [1, 0] }, 200, 650, 800)).toEqual([1, 0.25, 0]);
  });

  it('may be bent', () => {
    expect(readingsOf({ ...energy, from: [0, 10], curve: 2 }, 0, 5, 10)).toEqual([0, 0.25, 1]);
    expect(readingsOf({ ...energy, from: [10, 0], curve: 0.5 }, 7.5, 0)).toEqual([0.5, 1]);
  });

  it('is gone within the time that is asked for', () => {
    const [reading] = open({ osc: '/x', ...energy, smoothSeconds: 3 }).osc('/x', [0.5])?.readings ?? [];
    expect(reading).toMatchObject({ value01: 0.5, glideSeconds: 3 });
  });

  it('is refused where it means nothing', () => {
    expect(faultOf({ osc: '/x', ...energy, from: [3, 3] })).toBe('two that differ');
    expect(faultOf({ osc: '/x', ...energy, to: [0, 1] })).toBe('to says what from becomes: give from, too');
    expect(faultOf({ osc: '/x', ...energy, from: [0, 1], unit: '%' })).toContain('no unit, no scale');
    expect(faultOf({ osc: '/x', reading: 'acceleration', from: [0, 1] })).toContain('several numbers');
  });
});

describe('what is pressed by a number', () => {
  const skip = { reading: 'control', name: 'skip', from: [200, 800] };

  it('is pressed once on each way up, and trembles not in the middle', () => {
    expect(readingsOf(skip, 300, 600, 640, 520, 480, 500, 520, 400, 300, 700)).toEqual([
      ...[undefined, 1, undefined, undefined, undefined, undefined, undefined, 0, undefined, 1],
    ]);
  });

  it('is pressed by a hand that comes near, where the way is turned over', () => {
    expect(readingsOf({ ...skip, from: [800, 200] }, 800, 300, 310, 790)).toEqual([
      undefined,
      1,
      undefined,
      0,
    ]);
  });

  it('is a step on the way up only', () => {
    expect(readingsOf({ reading: 'step', from: [0, 1023] }, 0, 1000, 1000, 10, 900)).toEqual([
      ...[undefined, 1, undefined, undefined, 1],
    ]);
  });

  it('keeps where it stands while other entries are changed', () => {
    const entry = { osc: '/x', ...skip };
    const senders = open(entry);
    expect(senders.osc('/x', [800])?.readings).toHaveLength(1);
    senders.set(mapOptionSchema.parse([entry, { osc: '/y', reading: 'step' }]));
    expect(senders.osc('/x', [790])?.readings).toEqual([]);
  });

  it('is pressed each time by a message without a number', () => {
    const senders = open({ osc: '/x', ...skip });
    expect([1, 2].map(() => senders.osc('/x', [])?.readings.length)).toEqual([1, 1]);
  });
});

describe('entries', () => {
  it('of one address take each its number', () => {
    const turn = { osc: '/xy', reading: 'control' };
    const senders = open({ ...turn, name: 'energy', field: '0' }, { ...turn, name: 'volume', field: '1' });
    expect(senders.osc('/xy', [0.25, 0.75])?.readings).toMatchObject([
      { name: 'energy', value01: 0.25 },
      { name: 'volume', value01: 0.75 },
    ]);
  });

  it('that are switched off are as if they were not there', () => {
    const entry = { mqtt: 'a/b', reading: 'speed' };
    const senders = open({ ...entry, enabled: false }, { http: 'osmand', reading: 'speed', enabled: false });
    expect(senders.topics).toEqual([]);
    // What the preset makes of it.
    expect(senders.http('osmand', { lat: '1', lon: '2' })?.readings).toMatchObject([{ kind: 'position' }]);
    senders.set(mapOptionSchema.parse([entry]));
    expect(senders.topics).toEqual(['a/b']);
  });

  it('hear MIDI on one channel or on all, and keys by their code', () => {
    const control = (name: string) => ({ reading: 'control', name });
    const senders = open(
      { midi: 'cc7', ...control('energy') },
      { midi: '10/note36', ...control('skip') },
      { button: 28, ...control('lap') },
    );
    const midi = (what: string) => senders.midi(what, 0.5)?.readings.length;
    expect(['1/cc7', '16/cc7', '10/note36', '9/note36', '1/cc70'].map(midi)).toEqual([
      ...[1, 1, 1, undefined, undefined],
    ]);
    expect(senders.button(28, true)?.readings).toMatchObject([
      { name: 'lap', value01: 1, sensorId: 'buttons' },
    ]);
    expect(senders.button(29, true)).toBeUndefined();
    for (const midi of ['cc128', '17/cc1', 'cc', 'note-1', 'bend2', '0/cc1'])
      expect(faultOf({ midi, ...control('lap') })).toContain('cc7');
  });
});
