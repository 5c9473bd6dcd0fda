import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { requireInstalled } from '../../system/testing/require-installed.ts';
import { eventually } from '../../time/testing/eventually.ts';
import { ManualTime } from '../../time/timers.ts';
import { createSenderMap } from '../map/sender-map.ts';
import type { SensorReading } from '../reading.ts';
import { describeSensor, hastyTools } from '../testing/sensor-contract.ts';
import { createMidiSensor } from './midi.ts';
import { type MidiPorts, openMidiPorts } from './ports.ts';

/** Inputs that exist only here: this machine need not have a sequencer. */
function createFakePorts(...names: readonly string[]) {
  const present = new Set(names);
  const listeners = new Map<string, (bytes: Uint8Array) => void>();
  const ports: MidiPorts = {
    list: () => [...present],
    open(name, onMessage) {
      listeners.set(name, onMessage);
      return { close: () => listeners.delete(name) };
    },
  };
  return {
    ports,
    present,
    open: (): Promise<MidiPorts> => Promise.resolve(ports),
    play: (name: string, ...bytes: readonly number[]) => listeners.get(name)?.(Uint8Array.from(bytes)),
  };
}

describeSensor('midi', async () => {
  const fake = createFakePorts('Keyboard');
  return {
    sensor: createMidiSensor({ ports: [], clock: 'ignore' }, hastyTools, fake.open),
    provoke: () => fake.play('Keyboard', 0x90, 60, 100),
    lose: () => {
      fake.present.clear();
    },
    restore: () => {
      fake.present.add('Keyboard');
    },
    confuse: () => {
      for (const bytes of [[], [0x90], [0x90, 200, 3], [0xf0, 1, 2, 3], [60, 60, 60]])
        fake.play('Keyboard', ...bytes);
    },
    close: () => {},
  };
});

describe('createMidiSensor', () => {
  it('tells notes, controllers, start and stop, and a clock as steps', async () => {
    const fake = createFakePorts('Keyboard', 'Midi Through Port-0', 'Mixer');
    const time = new ManualTime();
    const heard: SensorReading[] = [];
    const sensor = createMidiSensor(
      { ports: ['key'], clock: 'steps' },
      { clock: time, timers: time },
      fake.open,
    );
    sensor.start((reading) => heard.push(reading));
    await time.advance(0);
    expect(sensor.health().detail).toBe('listening to Keyboard');
    expect(sensor.health().texts).toEqual({ inputs: 'Keyboard' });
    fake.play('Keyboard', 0x92, 60, 127);
    fake.play('Keyboard', 0x92, 60, 0);
    fake.play('Keyboard', 0xb0, 7, 127);
    fake.play('Mixer', 0xb0, 7, 0);
    fake.play('Keyboard', 0xfa);
    for (let clocks = 0; clocks < 49; clocks += 1) {
      fake.play('Keyboard', 0xf8);
      await time.advance(0.5 / 24);
    }
    fake.play('Keyboard', 0xfc);
    expect(heard.map(({ sensorId, atSeconds, ...rest }) => rest)).toEqual([
      { kind: 'note', pitchMidi: 60, velocity01: 1, on: true },
      { kind: 'note', pitchMidi: 60, velocity01: 0, on: false },
      { kind: 'control', name: 'midi/cc7', value01: 1 },
      { kind: 'control', name: 'play', value01: 1 },
      { kind: 'step' },
      { kind: 'step' },
      { kind: 'cadence', cadenceSpm: expect.closeTo(120) },
      { kind: 'step' },
      { kind: 'cadence', cadenceSpm: expect.closeTo(120) },
      { kind: 'control', name: 'stop', value01: 1 },
    ]);
    await sensor.stop();
    expect(time.pending).toBe(0);
  });

  it('says what a mapping makes of it, and all the rest as ever', async () => {
    const fake = createFakePorts('Pads');
    const time = new ManualTime();
    const map = [
      { midi: 'cc7', reading: 'control', name: 'energy' },
      { midi: '10/note36', reading: 'control', name: 'skip' },
      { midi: 'program5', reading: 'control', name: 'lap' },
      { midi: 'bend', reading: 'control', name: 'tempo', from: [0.5, 1] as const },
      { midi: 'cc8', reading: 'heartRate' },
    ];
    const senders = createSenderMap(map, { nowSeconds: () => time.nowSeconds(), wallSeconds: () => 0 });
    const heard: SensorReading[] = [];
    const tools = { clock: time, timers: time, senders };
    const sensor = createMidiSensor({ ports: [], clock: 'ignore' }, tools, fake.open);
    sensor.start((reading) => heard.push(reading));
    await time.advance(0);
    fake.play('Pads', 0xb3, 7, 127);
    fake.play('Pads', 0xb3, 9, 127);
    fake.play('Pads', 0x99, 36, 127);
    fake.play('Pads', 0x89, 36, 0);
    fake.play('Pads', 0x90, 36, 127);
    fake.play('Pads', 0xc0, 5);
    fake.play('Pads', 0xe0, 0x7f, 0x7f);
    fake.play('Pads', 0xb0, 8, 127);
    expect(heard.map(({ sensorId, atSeconds, ...rest }) => rest)).toEqual([
      { kind: 'control', name: 'energy', value01: 1 },
      { kind: 'control', name: 'midi/cc9', value01: 1 },
      { kind: 'control', name: 'skip', value01: 1 },
      { kind: 'control', name: 'skip', value01: 0 },
      { kind: 'note', pitchMidi: 36, velocity01: 1, on: true },
      { kind: 'control', name: 'lap', value01: 1 },
      { kind: 'control', name: 'tempo', value01: 1 },
    ]);
    expect(sensor.health().lastRefusal).toMatchObject({
      reason: 'heartRate: heartRateBpm: 1 is less than 20',
      from: 'Pads: 1/cc8',
    });
    expect(new Set(senders.heard().map(({ address }) => address))).toEqual(
      new Set(['4/cc7', '4/cc9', '10/note36', '1/note36', '1/program5', '1/bend', '1/cc8']),
    );
    await sensor.stop();
  });

  it('lets go of the keys that are down when their keyboard is pulled out, and when it is stopped', async () => {
    const fake = createFakePorts('Keyboard', 'Pads');
    const time = new ManualTime();
    const heard: SensorReading[] = [];
    const sensor = createMidiSensor({ ports: [], clock: 'ignore' }, { clock: time, timers: time }, fake.open);
    sensor.start((reading) => heard.push(reading));
    await time.advance(0);
    for (const pitch of [60, 64]) fake.play('Keyboard', 0x90, pitch, 100);
    fake.play('Keyboard', 0x80, 60, 0);
    fake.play('Pads', 0x90, 36, 100);
    heard.length = 0;
    fake.present.delete('Keyboard');
    await time.advance(2);
    expect(heard).toMatchObject([{ kind: 'note', pitchMidi: 64, on: false }]);
    await sensor.stop();
    expect(heard).toMatchObject([{ pitchMidi: 64 }, { kind: 'note', pitchMidi: 36, on: false }]);
  });

  it('says what is missing when the library is', async () => {
    const sensor = createMidiSensor({ ports: [], clock: 'ignore' }, hastyTools, () =>
      Promise.reject(new Error('Cannot find package')),
    );
    sensor.start(() => {});
    await eventually(() => sensor.health().status === 'failed', 'failed');
    expect(sensor.health().detail).toMatch(/@julusian\/midi/);
    await sensor.stop();
  });
});

const hasSequencer = existsSync('/dev/snd/seq');
/** It loads ALSA's library, which a bare machine has not. */
const library = await import('@julusian/midi').catch(() => undefined);
requireInstalled('libasound2', library !== undefined);

describe('the machine', () => {
  it.skipIf(!hasSequencer || !library)('plays into a real input', async () => {
    const output = new library!.default.Output();
    output.openVirtualPort('Tactus test');
    const heard: SensorReading[] = [];
    const sensor = createMidiSensor({ ports: ['Tactus test'], clock: 'ignore' }, hastyTools);
    sensor.start((reading) => heard.push(reading));
    await eventually(() => sensor.health().status === 'ok', 'open');
    output.sendMessage([0x90, 60, 100]);
    await eventually(() => heard.length > 0, 'the note');
    expect(heard[0]).toMatchObject({ kind: 'note', pitchMidi: 60, on: true });
    await sensor.stop();
    output.closePort();
    output.destroy();
  });

  it.skipIf(hasSequencer || !library)('without a sequencer says so, and goes on', async () => {
    const sensor = createMidiSensor({ ports: [], clock: 'ignore' }, hastyTools, openMidiPorts);
    sensor.start(() => {});
    await eventually(() => sensor.health().status === 'degraded', 'degraded');
    expect(sensor.health().detail).toMatch(/no MIDI/);
    await sensor.stop();
  });
});
