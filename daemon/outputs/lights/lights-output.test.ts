import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { monotonicClock } from '../../time/clock.ts';
import { eventually } from '../../time/testing/eventually.ts';
import { beatEvent, momentEvent, openEventOutput, playsOn } from '../testing/event-bench.ts';
import { describeOutput } from '../testing/output-contract.ts';
import { createLamps } from './lamps.ts';
import { lightsOutput } from './lights-output.ts';

interface Frame {
  readonly atSeconds: number;
  readonly sequence: number;
  readonly universe: number;
  readonly channels: readonly number[];
}

/** An Art-Net node, by the tables of the specification: field after field, and nothing that is not as it says. */
function readArtDmx(bytes: Buffer): Omit<Frame, 'atSeconds'> {
  expect([...bytes.subarray(0, 8)]).toEqual([0x41, 0x72, 0x74, 0x2d, 0x4e, 0x65, 0x74, 0]);
  expect([bytes[8], bytes[9], bytes[10], bytes[11], bytes[13]]).toEqual([0x00, 0x50, 0, 14, 0]);
  const length = bytes[16]! * 256 + bytes[17]!;
  expect(length % 2 === 0 && length >= 2 && length <= 512).toBe(true);
  expect(bytes.length).toBe(18 + length);
  expect(bytes[15]).toBeLessThan(128);
  return { sequence: bytes[12]!, universe: bytes[15]! * 256 + bytes[14]!, channels: [...bytes.subarray(18)] };
}

async function listen() {
  const frames: Frame[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (bytes) =>
    frames.push({ atSeconds: monotonicClock.nowSeconds(), ...readArtDmx(bytes) }),
  );
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { frames, to: `127.0.0.1:${socket.address().port}`, close: () => void socket.close() };
}

describeOutput('lights', async () => {
  const node = await listen();
  const { output, tell } = openEventOutput(lightsOutput, { to: node.to });
  const bench = playsOn(output, tell);
  return {
    ...bench,
    taken: () => output.health().counters.sent!,
    close() {
      bench.close();
      node.close();
    },
  };
});

describe('lamps', () => {
  it('pulse when the beat is heard, at their channels, and go dark in the end', async () => {
    const node = await listen();
    const options = { to: node.to, universe: 300, firstChannel: 4, lamps: 2 };
    const { output, session, tell } = openEventOutput(lightsOutput, options);
    await eventually(() => node.frames.length > 0, 'the first frame');
    expect(node.frames[0]).toMatchObject({ universe: 300, channels: Array.from({ length: 10 }, () => 0) });
    session.tell('moment', momentEvent({ energy01: 1 }));
    const zero = monotonicClock.nowSeconds() + 0.5;
    for (let beat = 0; beat < 4; beat += 1) tell(beatEvent(beat, zero + beat / 2));
    await eventually(() => monotonicClock.nowSeconds() > zero + 2, 'four beats');
    await output.close();
    await eventually(() => node.frames.at(-1)!.channels.every((level) => level === 0), 'dark');
    // Both lamps are alike, red most of all, and what is before them stays dark.
    const brightest = node.frames.toSorted((one, other) => other.channels[3]! - one.channels[3]!)[0]!;
    expect(brightest.channels.slice(0, 3)).toEqual([0, 0, 0]);
    expect(brightest.channels.slice(3, 6)).toEqual(brightest.channels.slice(6, 9));
    expect(brightest.channels[3]).toBeGreaterThan(brightest.channels[5]!);
    expect(node.frames.find(({ channels }) => channels[3]! > 0)!.atSeconds).toBeGreaterThan(zero - 0.05);
    const first = node.frames[0]!.sequence - 1;
    for (const [i, { sequence }] of node.frames.entries()) expect(sequence).toBe(((first + i) % 255) + 1);
  });

  it('never flash more than three times a second, however fast the music is', () => {
    const lamps = createLamps();
    const tempoBpm = 230;
    lamps.hear({ kind: 'energy', atSeconds: 0, energy01: 1 });
    let beat = 0;
    const levels: number[] = [];
    for (let atSeconds = 0; atSeconds < 20; atSeconds += 0.025) {
      for (; (beat * 60) / tempoBpm <= atSeconds; beat += 1)
        lamps.hear(beatEvent(beat, (beat * 60) / tempoBpm, tempoBpm));
      levels.push(Math.max(...lamps.at(atSeconds)));
    }
    const flashes = levels.filter((level, i) => i > 100 && level > levels[i - 1]! * 1.1).length;
    expect(flashes / (20 - 2.5)).toBeLessThanOrEqual(3);
    expect(flashes / (20 - 2.5)).toBeGreaterThan(1.5);
    expect(Math.max(...levels)).toBeLessThanOrEqual(1);
  });

  it('neither flash nor leave their range where another delay is set, earlier or later', () => {
    for (const byMs of [-1100, -10, 10, 1100]) {
      const lamps = createLamps();
      lamps.hear({ kind: 'energy', atSeconds: 0, energy01: 1 });
      lamps.hear(beatEvent(0, 0));
      let before = 0;
      for (let atSeconds = 0; atSeconds < 0.5; atSeconds += 0.025) before = Math.max(...lamps.at(atSeconds));
      for (let atSeconds = 0.5; atSeconds < 2; atSeconds += 0.025) {
        const colour = lamps.at(atSeconds + byMs / 1000);
        for (const level01 of colour) {
          expect(level01).toBeGreaterThanOrEqual(0);
          expect(level01).toBeLessThanOrEqual(1);
        }
        if (atSeconds < 0.55 && byMs < 0) expect(Math.max(...colour)).toBeLessThanOrEqual(before * 1.1);
      }
    }
  });
});
