import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { ManualTime } from '../../time/timers.ts';
import type { SensorReading } from '../reading.ts';
import { always, expectBodily } from '../testing/property.ts';
import { createClockBeats, parseMidiMessage } from './message.ts';
import { createMidiSensor } from './midi.ts';

const dataByte = fc.nat(127);
const channelMessage = fc.tuple(fc.integer({ min: 0x80, max: 0xef }), dataByte, dataByte);
const bytes = fc.oneof(
  channelMessage,
  fc.constantFrom([0xf8], [0xfa], [0xfb], [0xfc], [0xfe], [0xff]),
  fc.array(fc.nat(300), { maxLength: 6 }),
  channelMessage.map((message) => message.slice(0, 2)),
);

describe('a MIDI message', () => {
  always(
    'survives, and becomes notes and controls that there are',
    fc.asyncProperty(fc.array(fc.tuple(bytes, fc.nat(2000)), { maxLength: 12 }), async (messages) => {
      const time = new ManualTime(async () => {});
      const heard: SensorReading[] = [];
      let play: (message: Uint8Array) => void = () => {};
      const sensor = createMidiSensor(
        { ports: [], clock: 'steps' },
        { clock: time, timers: time },
        async () => ({
          list: () => ['Keyboard'],
          open: (_name, onMessage) => {
            play = onMessage;
            return { close: () => {} };
          },
        }),
      );
      sensor.start((reading) => heard.push(reading));
      await Promise.resolve();
      await Promise.resolve();
      for (const [message, millis] of messages) {
        await time.advance(millis / 1000);
        play(Uint8Array.from(message));
      }
      await sensor.stop();
      expectBodily(heard);
    }),
  );

  always(
    'is understood when it is whole',
    fc.property(fc.nat(15), dataByte, dataByte, (channel, pitchMidi, velocity) => {
      expect(parseMidiMessage([0x90 + channel, pitchMidi, velocity])).toEqual({
        type: 'note',
        channel,
        pitchMidi,
        velocity01: velocity / 127,
        on: velocity > 0,
      });
    }),
  );

  always(
    'beats a clock that bodies can follow, whatever its pulses do',
    fc.property(fc.array(fc.double({ min: 0, max: 0.2, noNaN: true }), { maxLength: 100 }), (waits) => {
      const beats = createClockBeats();
      let atSeconds = 0;
      for (const wait of waits) {
        atSeconds += wait;
        const { cadenceSpm = 60 } = beats.clock(atSeconds) ?? {};
        expect(cadenceSpm >= 40 && cadenceSpm <= 300).toBe(true);
      }
    }),
  );
});
