import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { TactusError } from '../system/errors.ts';
import { monotonicClock } from '../time/clock.ts';
import { eventually } from '../time/testing/eventually.ts';
import { realTimers } from '../time/timers.ts';
import { type LivePlayer, startPlayer } from './live-player.ts';
import { playerOptionsSchema } from './options.ts';
import { createPlayerControls, type PlayerControls } from './shared/controls.ts';
import { createEventQueue, EventWriter } from './shared/event-ring.ts';
import { MasterRingReader } from './shared/master-ring.ts';
import { soundFontPath } from './synth/open-synth.ts';
import { bandBar } from './testing/bars.ts';

/** Workers are JavaScript: these tests need `npm run build` and `npm run prepare`, which `npm ci` has done. */
const dist = new URL('../../dist/daemon/', import.meta.url);
const prepared =
  process.env.CI === 'true' ||
  (existsSync(soundFontPath) && existsSync(new URL('player/render.worker.js', dist)));

const time = { clock: monotonicClock, timers: realTimers };

/** Keeps a player in bars, as the look-ahead does; gives what ends it. */
function keepInBars({ bars, clock }: PlayerControls, ahead: number, everyMs = 20): () => void {
  let written = 0;
  const feed = (): void => {
    for (; written < clock.read().nextBarIndex + ahead; written += 1) bars.put(bandBar(written));
  };
  feed();
  const timer = setInterval(feed, everyMs);
  return () => clearInterval(timer);
}

describe.skipIf(!prepared)('a live player', () => {
  const open: (() => void | Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
  });
  const start = async (
    options: Parameters<typeof playerOptionsSchema.parse>[0],
  ): Promise<{ readonly player: LivePlayer; readonly controls: PlayerControls }> => {
    const controls = createPlayerControls();
    const player = startPlayer({ options: playerOptionsSchema.parse(options), controls, ...time });
    open.push(() => player.close());
    open.push(keepInBars(controls, 6));
    await player.ready;
    return { player, controls };
  };

  it('plays when told to, says what it plays and when it is heard, and stops within two bars', async () => {
    const { player, controls } = await start({ synth: 'auto' });
    const ring = new MasterRingReader(player.master);
    controls.desk.lead({ tempoBpm: 200, playing: true });
    const beats: { readonly atSeconds: number }[] = [];
    const hasPlayed = (): boolean => {
      beats.push(...controls.events.read().filter((event) => event.kind === 'beat'));
      return beats.length > 2 && controls.clock.read().rms > 0.001;
    };
    await eventually(hasPlayed, 'three beats and a sound');
    const clock = controls.clock.read();
    expect(clock.state).toBe('playing');
    // What is rendered now is heard soon, and not in the past.
    const ahead = clock.heardAtSeconds - monotonicClock.nowSeconds();
    expect(ahead).toBeGreaterThan(-0.05);
    expect(ahead).toBeLessThan(0.3);
    expect(beats[1]!.atSeconds - beats[0]!.atSeconds).toBeCloseTo(0.3, 2);
    const samples = new Float32Array(2 * 4800);
    expect(ring.read(samples, 4800)).toBe(true);
    controls.desk.lead({ playing: false });
    const { beat } = controls.clock.read();
    await eventually(() => controls.clock.read().state === 'stopped', 'stopped');
    expect(controls.clock.read().beat - beat).toBeLessThan(2 * 4 + 1);
    expect(player.health()).toMatchObject({ station: 'player', status: 'ok' });
    expect(player.advanced()).toBe(true);
  });

  it('does not stop when main does', async () => {
    const { player, controls } = await start({});
    controls.desk.lead({ playing: true });
    await eventually(() => controls.clock.read().state === 'playing', 'playing');
    const before = player.status().blocks;
    // Main stands still for 300 ms of each 500: this takes its time, whatever happens.
    for (let round = 0; round < 6; round += 1) {
      const until = performance.now() + 300;
      while (performance.now() < until);
      await sleep(200);
    }
    const { blocks, lateBlocks } = player.status();
    expect(blocks - before).toBeGreaterThan((2.8 * 48_000) / 256);
    expect(controls.clock.read().lateBars).toBe(0);
    // A loaded machine without real-time rights is late now and then; never often.
    expect(lateBlocks).toBeLessThan((blocks - before) / 4);
  });

  it('goes on with the next bar when its worker dies, and its figures with it', async () => {
    const workers: Worker[] = [];
    const remember = (worker: Worker): void => void workers.push(worker);
    process.on('worker', remember);
    open.push(() => void process.off('worker', remember));
    const { player, controls } = await start({});
    const { desk, clock, events } = controls;
    const plays = (): boolean => clock.read().state === 'playing' && clock.read().rms > 0.001;
    desk.lead({ tempoBpm: 200, playing: true });
    await eventually(() => plays() && (clock.read().barIndex ?? 0) > 1, 'it plays');
    const before = { clock: clock.read(), loop: player.status() };
    await workers[0]!.terminate();
    expect(player.health()).toMatchObject({ status: 'failed', counters: { restarts: 1 } });
    expect(player.health().detail).toMatch(/render worker ended.*started again/);
    expect(player.advanced()).toBe(false);
    const rests = clock.read();
    expect(rests.state).toBe('stopped');
    expect(Math.abs(rests.beat - before.clock.beat)).toBeLessThan(5);
    expect(rests.nextBarIndex).toBeGreaterThanOrEqual(before.clock.nextBarIndex);
    // What is told last to those who listen is silence, not the last tenth of a second again and again.
    const ring = new MasterRingReader(player.master);
    ring.seekBehind(40_000);
    const samples = new Float32Array(2 * 40_000);
    expect(ring.read(samples, 40_000)).toBe(true);
    expect(samples.every((sample) => sample === 0)).toBe(true);
    events.read();

    await eventually(plays, 'it plays again');
    expect(player.advanced()).toBe(true);
    expect(player.health()).toMatchObject({ status: 'ok', counters: { restarts: 1 } });
    const heard = events.read();
    const [bar] = heard.filter((event) => event.kind === 'bar');
    expect(bar?.barIndex).toBe(rests.nextBarIndex);
    expect(heard.every(({ frame }) => frame >= rests.frame)).toBe(true);
    expect(clock.read().frame).toBeGreaterThan(before.clock.frame);
    expect(player.status().blocks).toBeGreaterThan(before.loop.blocks);
    const ahead = clock.read().heardAtSeconds - monotonicClock.nowSeconds();
    expect(Math.abs(ahead)).toBeLessThan(0.4);
  });

  it('says so when main does not read what it did', async () => {
    const { player, controls } = await start({});
    // Nothing is played, so the worker writes none beside ours.
    const events = new EventWriter(createEventQueue(controls.buffers.events));
    for (let n = 0; n < 5000; n += 1) events.beat(n, n, n, 120);
    const { status, detail, counters } = player.health();
    expect(counters.droppedEvents).toBeGreaterThan(0);
    expect([status, detail]).toEqual([
      'degraded',
      `main hears too late what was played: ${counters.droppedEvents} events lost`,
    ]);
  });

  it('plays the SoundFont that comes with Tactus where another cannot be had, and says so', async () => {
    const { player } = await start({ soundFontPath: '/nowhere/tactus.sf2' });
    expect((await player.ready).warning).toMatchObject({ isReplaced: true });
    await eventually(() => player.advanced(), 'it renders');
    const { status, detail } = player.health();
    expect(status).toBe('degraded');
    expect(detail).toMatch(/\/nowhere\/tactus\.sf2 is not there/);
    expect(player.health().fix).toContain('Check player.soundFontPath');
  });

  it('says what to do when the synthesiser cannot be had', async () => {
    // Where FluidSynth is installed it takes no such number of voices.
    const options = { ...playerOptionsSchema.parse({ synth: 'native' }), polyphony: 'many' as never };
    const player = startPlayer({ options, controls: createPlayerControls(), ...time });
    await expect(player.ready).rejects.toThrow(TactusError);
    await expect(player.ready).rejects.toMatchObject({
      kind: 'unavailable',
      fix: /apt install|npm run prepare/,
    });
    expect(player.health().status).toBe('failed');
    expect(player.advanced()).toBe(false);
    await player.close();
  });

  it('makes next to no garbage: no major collection in ten minutes of music', async () => {
    const controls = createPlayerControls({ tempoBpm: 170, playing: true });
    // The very loop of the worker, on a clock that runs 40 times as fast, with an observer of the collector beside it.
    const code = `
      const { parentPort, workerData: buffers } = require('node:worker_threads');
      const { PerformanceObserver, constants } = require('node:perf_hooks');
      require('node:v8').setFlagsFromString('--expose-gc');
      const collectGarbage = require('node:vm').runInNewContext('gc');
      const load = (file) => import(${JSON.stringify(dist.href)} + file);
      (async () => {
        const [{ openSynth }, { Player }, { Pacer }, { EarReader, createEar }, ring, status, { runRenderLoop }] = await Promise.all(
          ['player/synth/open-synth.js', 'player/player.js', 'player/pacer.js', 'player/shared/ear.js', 'player/shared/master-ring.js', 'player/shared/loop-status.js', 'player/render-loop.js'].map(load));
        const synth = await openSynth({ engine: 'auto', polyphony: 96, sampleRateHz: 48000 });
        const player = new Player(synth, buffers, { maxPhasePull01: 0.015, driveDb: 4, reverb: true, chorus: true, sampleRateHz: 48000 });
        const collections = [];
        new PerformanceObserver((list) => {
          for (const { startTime, duration, detail } of list.getEntries()) collections.push({ startTime, duration, kind: detail.kind });
        }).observe({ entryTypes: ['gc'] });
        let warmAt = Infinity;
        const clock = { nowSeconds: () => {
          if (warmAt === Infinity && player.frame > 60 * 48000) warmAt = performance.now();
          return performance.now() / 1000 * 40;
        } };
        runRenderLoop({ player, ring: new ring.MasterRingWriter(ring.createMasterRing(48000)), clock, blockFrames: 256,
          pacer: new Pacer({ bufferFrames: 96000, leadFrames: 512, sampleRateHz: 48000 }, clock.nowSeconds()),
          ear: new EarReader(createEar()), status: status.loopStatusRecord.open() });
        synth.close();
        // The observer tells in order: once it tells of a collection that we ask for, it has told of all before.
        const endedAt = performance.now();
        collectGarbage();
        while (!collections.some(({ startTime }) => startTime >= endedAt)) await new Promise((resolve) => setImmediate(resolve));
        const warm = collections.filter(({ startTime }) => startTime > warmAt && startTime < endedAt);
        parentPort.postMessage({
          major: warm.filter(({ kind }) => kind !== constants.NODE_PERFORMANCE_GC_MINOR).length,
          minor: warm.filter(({ kind }) => kind === constants.NODE_PERFORMANCE_GC_MINOR).map(({ duration }) => duration),
        });
      })();`;
    const worker = new Worker(code, { eval: true, workerData: controls.buffers });
    const told = new Promise<{ major: number; minor: number[] }>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    const endFeeding = keepInBars(controls, 12, 5);
    const isOver = (): boolean => {
      controls.events.read();
      return controls.clock.read().frame >= 11 * 60 * 48_000;
    };
    await eventually(isOver, 'eleven minutes are played', 150);
    endFeeding();
    controls.desk.end();
    const { major, minor } = await told;
    expect(controls.clock.read().lateBars).toBe(0);
    expect(major).toBe(0);
    // A few a minute, each over within a part of a block (as the machine lets it: hence the middle one).
    expect(minor.length).toBeLessThan(60);
    expect(minor.toSorted((a, b) => a - b)[minor.length >> 1] ?? 0).toBeLessThan(3);
  }, 180_000);
});
