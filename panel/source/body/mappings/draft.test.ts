import { describe, expect, it } from 'vitest';
import { mapOptionSchema } from '../../../../daemon/sensors/map/options.ts';
import { type Draft, draftOf, entryOf, isSimple, sharedOf } from './draft.ts';

const fader: Draft = {
  source: { way: 'osc', address: '/1/fader7', field: '', word: undefined },
  target: { reading: 'control', name: 'energy' },
  range: [200.123456, 800],
  isTurnedOver: false,
  isAsTold: false,
  to: [120, 190],
  curve: 1,
  smoothSeconds: 0,
};

describe('a mapping that is chosen', () => {
  it.each<[string, Partial<Draft>, object]>([
    ['turns something', {}, { osc: '/1/fader7', reading: 'control', name: 'energy', from: [200.1, 800] }],
    ['the other way round', { isTurnedOver: true }, { from: [800, 200.1] }],
    [
      'tells of the body',
      { target: { reading: 'cadence' } },
      { reading: 'cadence', from: [200.1, 800], to: [120, 190] },
    ],
    [
      'turns something along a bent way, and gradually',
      { range: [0, 1], curve: 2, smoothSeconds: 3 },
      { from: [0, 1], curve: 2, smoothSeconds: 3 },
    ],
    [
      'is the body itself',
      { source: { way: 'body', address: 'heartRate', field: '', word: undefined }, range: [80, 180] },
      { body: 'heartRate', from: [80, 180], reading: 'control', name: 'energy' },
    ],
    [
      'presses at once, whatever was chosen before',
      { target: { reading: 'control', name: 'skip' }, smoothSeconds: 3 },
      { name: 'skip', from: [200.1, 800] },
    ],
    [
      'presses with a number',
      { target: { reading: 'control', name: 'skip' } },
      { name: 'skip', from: [200.1, 800] },
    ],
  ])('%s', (_, change, entry) => {
    const made = entryOf({ ...fader, ...change });
    expect(made).toMatchObject(entry);
    expect(mapOptionSchema.safeParse([made]).success).toBe(true);
  });

  it('needs no words about what is 0 to 1, pressed or told in our unit', () => {
    const skip = { reading: 'control', name: 'skip' };
    const knob = { way: 'midi', address: '1/cc7', field: '', word: undefined } as const;
    expect(entryOf({ ...fader, source: knob, range: [0, 1] })).toEqual({
      ...{ midi: '1/cc7', reading: 'control', name: 'energy' },
    });
    expect(entryOf({ ...fader, target: skip, range: [0, 1] })).toEqual({ osc: '/1/fader7', ...skip });
    const key = { way: 'button', address: '28', field: '', word: undefined } as const;
    expect(entryOf({ ...fader, source: key, target: skip, range: [0, 1] })).toEqual({ button: 28, ...skip });
    const told = { ...fader, target: { reading: 'heartRate' }, isAsTold: true };
    expect(entryOf(told)).toEqual({ osc: '/1/fader7', reading: 'heartRate' });
  });

  it('is meant by a word', () => {
    const source = { way: 'mqtt', address: 'z/b', field: 'action', word: 'single' } as const;
    expect(entryOf({ ...fader, source, target: { reading: 'control', name: 'skip' } })).toEqual({
      ...{ mqtt: 'z/b', field: 'action', reading: 'control', name: 'skip', when: { action: 'single' } },
    });
  });

  it('keeps what is not chosen here, and comes back as it was', () => {
    const before = { osc: '/a', reading: 'cadence', from: [0, 10], to: [100, 150], device: 'name' } as const;
    const source = { way: 'osc', address: '/a', field: '', word: undefined } as const;
    expect(entryOf(draftOf(before, source, [1, 2]), before)).toEqual(before);
    const inUnit = { osc: '/a', reading: 'speed', unit: 'km/h' } as const;
    expect(entryOf(draftOf(inUnit, source, [1, 2]), inUnit)).toEqual(inUnit);
    const over = { osc: '/a', reading: 'control', name: 'energy', from: [9, 3] } as const;
    expect(entryOf(draftOf(over, source, [1, 2]), over)).toEqual(over);
    const bent = { ...over, curve: 3, smoothSeconds: 20 } as const;
    expect(entryOf(draftOf(bent, source, [0, 1]), bent)).toEqual(bent);
  });

  it('is seen as the daemon makes it', () => {
    expect(sharedOf({ ...fader, range: [200, 800] }, 350)).toBe(0.25);
    expect(sharedOf({ ...fader, range: [200, 800], isTurnedOver: true }, 350)).toBe(0.75);
    expect(sharedOf({ ...fader, range: [200, 800] }, 1000)).toBe(1);
    expect(sharedOf({ ...fader, range: [5, 5] }, 5)).toBeUndefined();
  });
});

it('what is richer than the form is changed as it is written', () => {
  expect(isSimple({ preset: 'owntracks' })).toBe(false);
  expect(isSimple({ http: 'x', reading: 'position', fields: { latitude: 'lat' } })).toBe(false);
  expect(isSimple({ mqtt: 'a', reading: 'step', when: { b: 1 } })).toBe(true);
});
