import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { momentEvent } from '../outputs/testing/event-bench.ts';
import type { PlayerEvent } from '../player/shared/event-ring.ts';
import { createSession } from '../session/session.ts';
import { monotonicClock } from '../time/clock.ts';
import { eventually } from '../time/testing/eventually.ts';
import { realTimers } from '../time/timers.ts';
import { createLink, type Link } from './link.ts';
import { linkOptionsSchema } from './options.ts';
import { type StandIn, startStandIn } from './testing/stand-in.ts';

const now = (): number => monotonicClock.nowSeconds();

describe('a Link session through a Carabiner', () => {
  let carabiner: StandIn;
  let link: Link | undefined;
  beforeEach(async () => {
    carabiner = await startStandIn({ bpm: 97.3, peers: 2 });
  });
  afterEach(async () => {
    await link?.close();
    link = undefined;
    await carabiner.kill();
  });
  const open = (options = {}) => {
    const session = createSession({ clock: monotonicClock, log: { error() {} } });
    const opened = createLink(linkOptionsSchema.parse({ port: carabiner.port, ...options }), {
      ...{ session, clock: monotonicClock, timers: realTimers },
    });
    link = opened;
    const play = (event: PlayerEvent): void => session.tell('played', { event, bar: undefined });
    const follow = (mode: 'auto' | 'link'): void => {
      const moment = momentEvent({});
      session.tell('moment', { ...moment, settings: { ...moment.settings, follow: mode } });
    };
    return { link: opened, play, follow };
  };
  /** How far a beat that is told is from one of the session, ms. */
  const offMs = (beatAtSeconds: number): number => {
    const beat = carabiner.beatAt(beatAtSeconds);
    return ((beat - Math.round(beat)) * 60_000) / carabiner.bpm;
  };

  it('is known by tempo and beat, though its clock is another and drifts', async () => {
    const { link } = open();
    await eventually(() => link.beats() !== undefined, 'it is known');
    const { tempoBpm, beatAtSeconds } = link.beats()!;
    expect(tempoBpm).toBeCloseTo(97.3, 3);
    await eventually(() => {
      const { beatAtSeconds: found } = link.beats()!;
      // The last beat before now: the clocks are known as they are now.
      const beats = Math.floor(((now() - found) * tempoBpm) / 60);
      return Math.abs(offMs(found + (beats * 60) / tempoBpm)) < 1;
    }, 'to a millisecond, once an answer was prompt');
    expect(Math.abs(Math.round(carabiner.beatAt(beatAtSeconds)) % 4)).toBe(0);
    expect(link.health()).toMatchObject({
      status: 'ok',
      detail: 'follows a session with 2 others at 97.3 beats a minute',
      gauges: { peers: 2 },
    });
    expect(carabiner.told).toEqual([]);
  });

  it('is followed while others are there, wherever their tempo goes', async () => {
    const { link } = open();
    await eventually(() => link.beats() !== undefined, 'it is known');
    carabiner.setTempo(140);
    await eventually(() => Math.round(link.beats()?.tempoBpm ?? 0) === 140, 'the tempo is told');
    carabiner.peers = 0;
    await eventually(() => link.beats() === undefined, 'nobody is there');
    carabiner.peers = 1;
    await eventually(() => link.beats() !== undefined, 'somebody is');
  });

  it('is led to tempo and bars as they are heard, and told of start and stop; not while it is followed', async () => {
    const { link, play, follow } = open({ startStop: true, offsetMs: 20 });
    await eventually(() => link.beats() !== undefined, 'it is known');
    let zero = now() + 0.1;
    const tell = (beat: number): void => {
      if (beat % 4 === 0)
        play({ kind: 'bar', frame: 0, atSeconds: zero, barIndex: 0, generation: 0, startBeat: beat });
      play({ kind: 'beat', frame: 0, atSeconds: zero + beat * 0.375, beat, tempoBpm: 160 });
    };
    follow('link');
    tell(0);
    follow('auto');
    expect(carabiner.told).toEqual([]);
    zero = now() + 0.1;
    tell(4);
    await eventually(() => carabiner.playing, 'it is told');
    expect(carabiner.told[0]).toMatch(/^bpm 160\.\d{6}$/);
    expect(carabiner.told.at(-1)).toMatch(/^start-playing -?\d+$/);
    expect(carabiner.bpm).toBeCloseTo(160, 3);
    // Where the fifth beat is heard a bar begins, 20 ms before it in Link's eyes; as near as the clocks are known.
    const beat = carabiner.beatAt(zero + 4 * 0.375 - 0.02);
    expect(Math.abs(beat - 4 * Math.round(beat / 4)) * 375).toBeLessThan(20);
    const leads = 'leads a session with 2 others at 160.0 beats a minute';
    await eventually(() => link.health().detail === leads, 'it says so');
    play({ kind: 'stopped', frame: 0, atSeconds: now(), beat: 8 });
    await eventually(() => !carabiner.playing, 'it is told that nothing plays');
  });

  it('is looked for again when it is gone, and has another clock then', async () => {
    const { link } = open();
    await eventually(() => link.beats() !== undefined, 'it is known');
    await carabiner.kill();
    await eventually(() => link.health().status === 'degraded', 'it is missed');
    expect(link.beats()).toBeUndefined();
    expect(link.health()).toMatchObject({
      detail: expect.stringMatching(/^no Carabiner at 127\.0\.0\.1:\d+ \(.+\); next try in \d+ s$/),
      fix: expect.stringContaining('Start Carabiner'),
      counters: { connectionsLost: 1 },
    });
    await carabiner.start();
    await eventually(() => link.beats() !== undefined, 'it is back');
    expect(link.health().status).toBe('ok');
  });

  it('outlives whatever is said', async () => {
    const { link } = open();
    await eventually(() => link.beats() !== undefined, 'it is known');
    carabiner.say('status { :peers x }\nstatus { :bpm 5 }\nbad-bpm\n');
    await eventually(() => link.health().counters.refusals === 1, 'it is counted');
    expect(link.health().status).toBe('ok');
    carabiner.say('x'.repeat(3000));
    await eventually(() => /this is no Carabiner/.test(link.health().detail), 'it is no Carabiner');
    await eventually(() => link.beats() !== undefined, 'it is believed again');
  });
});

it('says that nobody is there, or somebody else', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.write('HTTP/1.1 400 Bad Request\r\n\r\n');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const session = createSession({ clock: monotonicClock, log: { error() {} } });
  const link = createLink(linkOptionsSchema.parse({ port }), {
    ...{ session, clock: monotonicClock, timers: realTimers },
  });
  await eventually(() => link.health().detail.includes('this is no Carabiner'), 'it is seen');
  server.close();
  await eventually(() => link.health().detail.includes('ECONNREFUSED'), 'nobody is there');
  await Promise.all([link.close(), link.close()]);
});
