import { describe, expect, it } from 'vitest';
import { mapOptionSchema } from '../options.ts';
import { createSenderMap } from '../sender-map.ts';

function open(...entries: readonly unknown[]) {
  const clock = { seconds: 1000 };
  const senders = createSenderMap(mapOptionSchema.parse(entries), {
    nowSeconds: () => clock.seconds,
    wallSeconds: () => 1.7e9,
  });
  const at = (address: string) => senders.heard().find((each) => each.address === address);
  return { senders, clock, at };
}
const text = (said: unknown): Buffer => Buffer.from(typeof said === 'string' ? said : JSON.stringify(said));

describe('what was heard lately', () => {
  it('is told with its last value, its range and how far it went, the latest first', () => {
    const { senders, clock } = open();
    for (const value of [0.5, 0.2, 0.9]) {
      senders.osc('/1/fader7', [value]);
      clock.seconds += 1;
    }
    senders.midi('1/cc3', 0.4);
    expect(senders.heard()).toMatchObject([
      { way: 'midi', address: '1/cc3', ageSeconds: 0, count: 1 },
      {
        ...{ way: 'osc', address: '/1/fader7', ageSeconds: 1, count: 3, ratePerSecond: 1 },
        values: [
          {
            ...{ field: '', count: 3 },
            number: {
              ...{ last: 0.9, low: 0.2, high: 0.9 },
              ...{ travel: expect.closeTo(1), travelPerSecond: expect.closeTo(1 / 3) },
            },
          },
        ],
      },
    ]);
  });

  it('has the range of the last minute, and is forgotten after ten', () => {
    const { senders, clock, at } = open();
    const rangeOf = () => {
      const { low, high, travel } = at('/x')!.values[0]!.number!;
      return [low, high, travel];
    };
    senders.osc('/x', [10]);
    senders.osc('/x', [90]);
    clock.seconds += 45;
    senders.osc('/x', [50]);
    expect(rangeOf()).toEqual([10, 90, 120]);
    clock.seconds += 30;
    expect(rangeOf()).toEqual([50, 90, 120]);
    clock.seconds += 60;
    expect(rangeOf()).toEqual([50, 50, 120]);
    clock.seconds += 600;
    expect(at('/x')).toBeUndefined();
  });

  it('names each number of a message, and its words', () => {
    const { senders, at } = open();
    senders.mqtt('z/button', text({ action: 'single', battery: 90, nested: { on: true }, list: [7] }));
    expect(at('z/button')?.values).toMatchObject([
      { field: 'action', word: 'single' },
      { field: 'battery', number: { last: 90 } },
      { field: 'nested.on', number: { last: 1 } },
      { field: 'list.0', number: { last: 7 } },
    ]);
    senders.osc('/xyz', [1, 2, 3]);
    expect(at('/xyz')?.values.map(({ field }) => field)).toEqual(['0', '1', '2']);
    senders.osc('/push', []);
    expect(at('/push')?.values).toMatchObject([{ field: '', number: { last: 1 } }]);
  });

  it('says who takes it: a mapping, a preset, we ourselves, or nobody', () => {
    const { senders, at } = open({ id: 'knob', osc: '/knob', reading: 'control', name: 'energy' });
    for (const address of ['/knob', '/gyrosc/gps', '/tactus/heartRate', '/else']) senders.osc(address, [1]);
    senders.http('owntracks', {});
    senders.midi('1/note60', 1);
    senders.midi('1/cc60', 1);
    senders.hearOurs('tactus/house/in/speed', text('3'));
    const takers = (...addresses: readonly string[]) =>
      addresses.map((address) => at(address)?.takenBy?.name);
    expect(takers('/knob', '/gyrosc/gps', '/tactus/heartRate', '/else')).toEqual([
      ...['knob', 'gyrosc', 'tactus', undefined],
    ]);
    expect(takers('owntracks', '1/note60', '1/cc60', 'tactus/house/in/speed')).toEqual([
      ...['owntracks', 'tactus', undefined, 'tactus'],
    ]);
    senders.set([]);
    expect(takers('/knob')).toEqual([undefined]);
  });

  it('is JSON in packets by the name of who could read it', () => {
    const { senders, at } = open({ id: 'watch', udp: 'mine', reading: 'heartRate', field: 'hr' });
    senders.udp(text({ level: 0.4 }));
    senders.udp(text({ hr: 140 }));
    expect(at('json')?.values).toMatchObject([{ field: 'level', number: { last: 0.4 } }]);
    expect(at('mine')?.takenBy).toEqual({ kind: 'mapping', name: 'watch' });
  });

  it('is little, however much is said', () => {
    const { senders, at } = open();
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`n${index}`, index]));
    senders.mqtt('many', text(many));
    senders.mqtt('deep', text(JSON.parse(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`)));
    expect(at('many')?.values).toHaveLength(16);
    expect(at('deep')?.values).toEqual([]);
    // Whoever says other things each time has no more than one message's room; the latest is what can be learnt.
    for (let round = 0; round < 100; round += 1) senders.mqtt('many', text({ [`new${round}`]: round }));
    expect(at('many')?.values).toHaveLength(16);
    expect(at('many')?.values.at(-1)).toMatchObject({ field: 'new99' });
    for (let index = 0; index < 5000; index += 1) senders.osc(`/flood/${index}`, [index]);
    expect(senders.heard().filter(({ way }) => way === 'osc')).toHaveLength(32);
    expect(at('many')?.count).toBe(101);
  });

  it('is heard over HTTP by whatever name', () => {
    const { senders, at } = open();
    expect(senders.http('mytracker', { hr: '140' })).toBeUndefined();
    expect(at('mytracker')?.values[0]).toMatchObject({ field: 'hr', number: { last: 140 } });
  });
});

describe('the mapping that is suggested', () => {
  const suggestionOf = (way: 'osc' | 'mqtt', address: string, ...said: readonly unknown[]) => {
    const { senders, at } = open();
    for (const each of said)
      if (way === 'osc') senders.osc(address, [each]);
      else senders.mqtt(address, text(each));
    return at(address)?.values[0]?.suggestion;
  };

  it('sets the energy by the whole way of what is turned', () => {
    expect(suggestionOf('osc', '/dist', 213.456, 801.2)).toEqual({
      ...{ osc: '/dist', reading: 'control', name: 'energy', from: [213.5, 801.2] },
    });
    expect(suggestionOf('osc', '/dist', 500)).toMatchObject({ from: [0, 500] });
  });

  it('skips with what is pressed', () => {
    expect(suggestionOf('osc', '/push', 1, 0)).toEqual({ osc: '/push', reading: 'control', name: 'skip' });
    expect(suggestionOf('mqtt', 'z/b', { action: 'single' })).toEqual({
      ...{ mqtt: 'z/b', reading: 'control', name: 'skip', field: 'action', when: { action: 'single' } },
    });
    expect(suggestionOf('mqtt', 'z/b', 'single')).toBeUndefined();
  });

  it("takes what is called as a body's for the body's", () => {
    expect(suggestionOf('mqtt', 'watch', { heart: { bpm: 140 } })).toEqual({
      ...{ mqtt: 'watch', reading: 'heartRate', field: 'heart.bpm' },
    });
    expect(suggestionOf('osc', '/gym/speed', 3)).toEqual({ osc: '/gym/speed', reading: 'speed' });
  });
});
