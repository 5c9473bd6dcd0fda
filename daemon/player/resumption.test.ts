import { expect, it } from 'vitest';
import { Player } from './player.ts';
import { resumeAfter } from './resumption.ts';
import { clockRecord } from './shared/clock.ts';
import { createPlayerControls } from './shared/controls.ts';
import { mailRecord } from './shared/mailbox.ts';
import { createMasterRing, MasterRingReader, MasterRingWriter } from './shared/master-ring.ts';
import { bandBar } from './testing/bars.ts';

it('a player goes on where one died: frames, bars and counts, and on a beat', () => {
  const settings = { sampleRateHz: 48_000, maxPhasePull01: 0.015, driveDb: 0, reverb: true, chorus: true };
  const { buffers, bars, clock, events } = createPlayerControls({ tempoBpm: 120, playing: true });
  const master = createMasterRing(48_000);
  const block = new Float32Array(256).fill(0.5);
  const play = (player: Player, ring: MasterRingWriter, frames: number): void => {
    for (let done = 0; done < frames; done += 256) {
      player.renderBlock(new Float32Array(256), new Float32Array(256), player.frame / 48_000);
      ring.write(block, block, 256);
    }
  };
  for (let index = 0; index < 4; index += 1) bars.put(bandBar(index));
  const ring = new MasterRingWriter(master);
  const dead = new Player(null, buffers, settings);
  play(dead, ring, 5 * 48_000);
  const last = clock.read();
  expect(last).toMatchObject({ state: 'playing', barIndex: 2, nextBarIndex: 3 });
  // It died in the middle of saying where it is.
  Atomics.add(new Int32Array(buffers.clock), 0, 1);

  const start = resumeAfter(master, buffers.clock, last);
  expect(clock.read()).toMatchObject({
    state: 'stopped',
    barIndex: undefined,
    beat: 10,
    nextBarIndex: 3,
    rms: 0,
  });
  expect(start.frame).toBe(dead.frame + 188 * 256);
  expect(new MasterRingReader(master).position).toBe(start.frame);

  events.read();
  bars.put({ ...bandBar(3), generation: 1, startBeat: 10 });
  const next = new Player(null, buffers, settings, start);
  expect(clock.read()).toMatchObject({ state: 'stopped', frame: start.frame, nextBarIndex: 3 });
  play(next, new MasterRingWriter(master, next.frame), 48_000);
  expect(mailRecord.open(buffers.mailbox).read().playing).toBe(true);
  expect(clockRecord.open(buffers.clock).read()).toMatchObject({ state: 'playing', barIndex: 3 });
  const heard = events.read();
  expect(heard.find(({ kind }) => kind === 'started')).toMatchObject({ beat: 10 });
  expect(heard.every(({ frame }) => frame >= start.frame)).toBe(true);
});
