import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StandIn, startStandIn } from '../daemon/link/testing/stand-in.ts';
import { temporaryFolder } from './support/cli.ts';
import { type Daemon, type DaemonAnswer, eventually, post, startDaemon } from './support/daemon.ts';
import { Trace } from './support/trace-checks.ts';

/** A playing daemon beside a Carabiner whose clock is another: each says of itself which beat is heard at one second. */
describe('a daemon and Ableton Link', { timeout: 600_000 }, () => {
  const folder = temporaryFolder();
  const trace = folder.at('link.jsonl');
  let carabiner: StandIn;
  let daemon: Daemon;
  /** Our beat less Link's at the same seconds, while we led. */
  const led: number[] = [];

  beforeAll(async () => {
    carabiner = await startStandIn({ bpm: 128 });
    daemon = await startDaemon(
      folder.at('state'),
      ...['--simulate', 'easy', '--output', 'null', '--trace', trace, '--set', 'log.level=error'],
      ...['--set', 'link.enabled=true', '--set', `link.port=${carabiner.port}`],
    );
  });
  afterAll(async () => {
    await daemon?.stop();
    await carabiner?.kill();
    folder.remove();
  });

  const state = (): Promise<DaemonAnswer> => daemon.get('/api/v1/state');
  const station = async (): Promise<DaemonAnswer> =>
    (await daemon.get('/healthz')).stations.find((one: DaemonAnswer) => one.station === 'link');
  const beatsBetween = ({ clock }: DaemonAnswer): number =>
    clock.beat - carabiner.beatAt(clock.heardAtSeconds);
  /** The middle of twenty distances to the nearest whole beat, ms. */
  const typicalMs = async (keep: number[] = []): Promise<number> => {
    const offsMs: number[] = [];
    for (let look = 0; look < 20; look += 1) {
      const now = await state();
      if (now.clock === undefined) return Number.POSITIVE_INFINITY;
      const beats = beatsBetween(now);
      keep.push(beats);
      offsMs.push((Math.abs(beats - Math.round(beats)) * 60_000) / now.clock.tempoBpm);
      await new Promise((resolve) => setTimeout(resolve, 53));
    }
    return offsMs.sort((a, b) => a - b)[10]!;
  };
  const isTogether = async (tempoBpm: number, keep?: number[]): Promise<boolean> => {
    const { clock } = await state();
    const isThere = clock !== undefined && Math.abs(clock.tempoBpm / tempoBpm - 1) < 0.01;
    if (!isThere || Math.abs(carabiner.bpm / tempoBpm - 1) > 0.01) return false;
    const beats: number[] = [];
    if ((await typicalMs(beats)) > 5) return false;
    keep?.push(...beats);
    return true;
  };

  it('leads tempo and beat, when they are heard', async () => {
    await eventually(async () => {
      const { clock } = await state();
      return clock !== undefined && (await isTogether(clock.tempoBpm, led));
    }, 120);
    expect(carabiner.bpm).toBeGreaterThan(140);
    const health = await station();
    expect(health).toMatchObject({ status: 'ok', gauges: { peers: 1 } });
    expect(health.detail).toMatch(/^leads a session with 1 other at 1\d\d\.\d beats a minute$/);
  });

  it('takes the session along when the tempo turns', async () => {
    await post(daemon, '/api/v1/intent', { follow: 'manual', manualTempoBpm: 145 });
    await eventually(() => isTogether(145, led), 120);
  });

  it('follows tempo and beat, wherever they go', async () => {
    await post(daemon, '/api/v1/intent', { follow: 'link' });
    await eventually(async () => (await station()).detail.startsWith('follows'));
    // What was said before a question has arrived with it.
    const { asked } = carabiner;
    await eventually(() => carabiner.asked >= asked + 2);
    const told = carabiner.told.length;
    carabiner.setTempo(132);
    await eventually(() => isTogether(132), 120);
    carabiner.setTempo(150.5);
    await eventually(() => isTogether(150.5), 120);
    expect(carabiner.told.length).toBe(told);
  });

  it('follows the body while the others are gone, and them again when they are back', async () => {
    const followsBody = async (): Promise<boolean> => {
      const { body, clock } = await state();
      return Math.abs(clock?.tempoBpm / body.cadenceSpm - 1) < 0.02;
    };
    carabiner.setTempo(132);
    await eventually(() => isTogether(132), 120);
    carabiner.peers = 0;
    await eventually(followsBody, 120);
    carabiner.peers = 1;
    await eventually(() => isTogether(132), 120);
    await carabiner.kill();
    await eventually(followsBody, 120);
    expect(await station()).toMatchObject({
      status: 'degraded',
      detail: expect.stringContaining('no Carabiner'),
    });
    await carabiner.start();
    await eventually(() => isTogether(128), 120);
  });

  it('never turned by more than 3 % from beat to beat, and the session led had our bars', async () => {
    expect(await daemon.stop()).toBe(0);
    const played = Trace.read(trace);
    const beats = played.of('beat');
    expect(beats.length).toBeGreaterThan(100);
    for (const [index, { beat, tempoBpm }] of beats.entries()) {
      const before = beats[index - 1];
      if (before === undefined || before.beat + 1 !== beat) continue;
      expect(Math.abs(Math.log(tempoBpm / before.tempoBpm))).toBeLessThanOrEqual(Math.log(1.03) + 1e-6);
    }
    // A bar is four beats, or eight: where one begins one of Link's does.
    const places = new Set(played.of('bar').map(({ startBeat }) => startBeat % 4));
    expect(places.size).toBe(1);
    const [place = 0] = places;
    for (const between of led) expect(Math.abs((Math.round(between) - place) % 4)).toBe(0);
  });
});
