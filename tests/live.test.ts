import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Command, createTactusClient } from '../client/tactus-client.ts';
import { samplesOf } from '../daemon/outputs/wav/wav-chunks.ts';
import { tactus, temporaryFolder } from './support/cli.ts';
import { type Daemon, type DaemonAnswer, eventually, killComposer, startDaemon } from './support/daemon.ts';
import { beatFaults, rateFaults, silenceFaults, Trace } from './support/trace-checks.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const running: Daemon[] = [];
async function start(...args: readonly string[]): Promise<Daemon> {
  const daemon = await startDaemon(folder.at('state'), ...args);
  running.push(daemon);
  return daemon;
}
afterEach(async () => {
  for (const daemon of running.splice(0)) await daemon.stop();
});

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;
if (!hasFfmpeg && process.env.CI) throw new Error('install ffmpeg (apt-get install ffmpeg)');

async function listen(daemon: Daemon, seconds: number): Promise<Buffer> {
  const response = await fetch(`${daemon.url}/stream.mp3`, { signal: AbortSignal.timeout(seconds * 1000) });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('audio/mpeg');
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of response.body ?? []) chunks.push(chunk);
  } catch {
    // The time is up: an endless stream has no other end.
  }
  return Buffer.concat(chunks);
}

function stationOf(health: DaemonAnswer, name: string): DaemonAnswer {
  return health.stations.find((station: DaemonAnswer) => station.station === name);
}

describe('run', () => {
  it.skipIf(!hasFfmpeg)('streams music that decodes, and ends with a trace', async () => {
    const trace = folder.at('live.jsonl');
    const daemon = await start('--simulate', 'easy', '--output', 'stream', '--trace', trace, '--seed', '4');
    const mp3 = await listen(daemon, 20);
    expect(await daemon.stop()).toBe(0);
    const decode = spawnSync('ffmpeg', ['-v', 'error', '-i', '-', '-f', 's16le', '-ac', '1', '-'], {
      input: mp3,
      maxBuffer: 1 << 28,
    });
    expect(decode.stderr.toString()).toBe('');
    const samples = new Int16Array(decode.stdout.buffer, decode.stdout.byteOffset, decode.stdout.length >> 1);
    expect(samples.length / 48_000).toBeGreaterThan(15);
    const window = 3 * 48_000;
    for (let at = 0; at + window <= samples.length; at += window) {
      const peak = samples
        .subarray(at, at + window)
        .reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      expect(peak, `from ${at / 48_000} s`).toBeGreaterThan(100);
    }
    const written = Trace.read(trace);
    expect(beatFaults(written)).toEqual([]);
    expect(silenceFaults(written)).toEqual([]);
    expect(written.of('note').some((note) => note.source === 'model')).toBe(true);
    expect(rateFaults(written).length).toBeLessThan(3);
  });

  it('fades when it is stopped, and is not impatient with who is', async () => {
    for (const signals of [1, 2]) {
      const wav = folder.at(`stopped-${signals}.wav`);
      const daemon = await start('--simulate', 'race', '--output', 'null', '--output', `wav:${wav}`);
      await eventually(async () => (await daemon.get('/api/v1/state')).clock?.beat > 8);
      const ended = daemon.stop();
      if (signals === 2) setTimeout(() => daemon.process.kill('SIGTERM'), 50);
      expect(await ended).toBe(0);
      const samples = samplesOf(readFileSync(wav));
      const peak = (from: number, to: number): number => {
        let most = 0;
        for (let at = from - (from % 2); at < to; at += 2)
          most = Math.max(most, Math.abs(samples.readInt16LE(at)));
        return most;
      };
      const end = samples.length;
      const second = 48_000 * 4;
      expect(peak(end - 2 * second, end - second)).toBeGreaterThan(1000);
      if (signals === 1) expect(peak(end - 0.05 * second, end)).toBeLessThan(100);
    }
  });

  it('goes on when the composer process is killed, and has the network back', {
    timeout: 120_000,
  }, async () => {
    const daemon = await start('--simulate', 'race', '--output', 'null');
    await eventually(
      async () => stationOf(await daemon.get('/healthz'), 'composer')?.counters.modelBars > 2,
      30,
    );
    killComposer(daemon);
    const before = stationOf(await daemon.get('/healthz'), 'composer').counters;
    const blocksBefore = stationOf(await daemon.get('/healthz'), 'player').counters.blocks;
    await eventually(async () => {
      const { status, counters } = stationOf(await daemon.get('/healthz'), 'composer');
      return status === 'ok' && counters.restarts > 0 && counters.modelBars > before.modelBars;
    }, 20);
    const player = stationOf(await daemon.get('/healthz'), 'player');
    expect(player.status).toBe('ok');
    expect(player.counters.blocks).toBeGreaterThan(blocksBefore);
    expect(player.counters.lateBars).toBe(0);
  });

  it('leaves, when it is killed, a trace of all but the last second or two', async () => {
    const name = 'killed.jsonl';
    const daemon = await start('--simulate', 'race', '--output', 'null', '--trace', folder.at(name));
    const growing = (): string => {
      const found = readdirSync(folder.at('.')).find((file) => file.startsWith(`.${name}.`));
      return found === undefined ? '' : readFileSync(folder.at(found), 'utf8');
    };
    const lastBeat = (text: string): number =>
      Number([...text.matchAll(/"kind":"beat".*?"beat":([\d.]+)/g)].at(-1)?.[1] ?? 0);
    await eventually(() => lastBeat(growing()) > 8);
    const { beat } = (await daemon.get('/api/v1/state')).clock;
    // Written once a second: long before a file of this length would be.
    await eventually(() => lastBeat(growing()) > beat);
    const exited = once(daemon.process, 'exit');
    daemon.process.kill('SIGKILL');
    await exited;
    const next = await start('--output', 'null', '--trace', folder.at(name));
    const recovered = readFileSync(folder.at('killed.recovered.jsonl'), 'utf8');
    expect(lastBeat(recovered)).toBeGreaterThan(beat);
    for (const line of recovered.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('kind');
    await next.stop();
  });

  it('stops within two bars, and plays on when asked', async () => {
    const daemon = await start('--simulate', 'easy', '--output', 'null');
    const state = () => daemon.get('/api/v1/state');
    const socketUrl = daemon.url;
    const client = createTactusClient({
      url: socketUrl,
      WebSocket: class extends WebSocket {
        constructor(url: string) {
          super(url, { origin: socketUrl });
        }
      },
    });
    client.connect();
    await eventually(() => client.status.kind === 'open');
    /** The state as its answer came. */
    const wish = async (command: Command): Promise<unknown> => {
      await client.command(command);
      return client.state;
    };
    await eventually(async () => (await state()).playing === 'playing');
    await eventually(async () => (await state()).clock.beat > 10);
    expect(await wish({ style: 'folk' })).toMatchObject({ intent: { styleWeights: { folk: 1 } } });
    expect(await wish({ playing: false })).toMatchObject({ playing: 'stopping' });
    const { clock, intent } = await state();
    const barBeats = intent.feel === 'half' ? 8 : 4;
    let beat: number = clock.beat;
    await eventually(async () => {
      const now = await state();
      beat = now.clock?.beat ?? beat;
      return now.playing === 'stopped';
    });
    // The next bar closes; on a machine too busy to write that in time, the one after it.
    expect(beat - clock.beat).toBeLessThan(3 * barBeats + 1);
    expect(await wish({ playing: true })).toMatchObject({ playing: 'starting' });
    await eventually(async () => (await state()).playing === 'playing');
    client.close();
  });

  it('says at once that a cue was heard, and is silent at once when stop is pressed twice', async () => {
    const daemon = await start('--output', 'null', '--set', 'conductor.follow=manual');
    const wish = async (command: object): Promise<DaemonAnswer> => {
      const answer = await fetch(`${daemon.url}/api/v1/intent`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: daemon.url },
        body: JSON.stringify(command),
      });
      return answer.json();
    };
    const state = () => daemon.get('/api/v1/state');
    await wish({ playing: true, manualTempoBpm: 200 });
    await eventually(async () => (await state()).clock?.beat > 10);
    expect((await wish({ cue: 'skip' })).cue).toMatchObject({
      kind: 'skip',
      explanation: expect.stringContaining('song'),
    });
    await eventually(async () => (await state()).cue?.soundsAtSeconds > 0);
    await eventually(async () => (await state()).cue === undefined);

    await wish({ manualTempoBpm: 60 });
    await eventually(async () => (await state()).clock.tempoBpm < 70);
    expect(await wish({ playing: false })).toMatchObject({ playing: 'stopping' });
    const { clock: before = { beat: 0 } } = await wish({ playing: false });
    let { beat } = before;
    await eventually(async () => {
      const now = await state();
      beat = now.clock?.beat ?? beat;
      return now.playing === 'stopped';
    });
    // The close would take a bar at least: four beats.
    expect(beat - before.beat).toBeLessThan(3);
    await wish({ playing: true });
    await eventually(async () => (await state()).playing === 'playing');
  });

  it('takes readings, refuses what no body can do, and knows its hosts', async () => {
    const daemon = await start('--output', 'null');
    const post = (body: unknown, headers: Record<string, string> = { origin: daemon.url }) =>
      fetch(`${daemon.url}/api/v1/readings`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    const reading = { kind: 'heartRate', sensorId: 'script', heartRateBpm: 142, ageSeconds: 0.2 };
    expect((await post(reading)).ok).toBe(true);
    expect((await post({ ...reading, heartRateBpm: 400 })).status).toBe(400);
    expect((await post(reading, { origin: 'http://evil.example' })).status).toBe(403);
    const heard = await eventually(async () => (await daemon.get('/api/v1/state')).body.heartRateBpm);
    expect(heard).toBe(142);
    expect(stationOf(await daemon.get('/healthz'), 'panel').counters).toHaveProperty('droppedListeners');
    expect(await (await fetch(`${daemon.url}/metrics`)).text()).toMatch(
      /^tactus_station_events_total\{station="panel",counter="droppedListeners"\} 0$/m,
    );
  });

  it('plays on when a device is missing, and says so', async () => {
    const daemon = await start('--simulate', 'easy', '--output', 'alsa:no-such-device', '--output', 'stream');
    const alsa = await eventually(
      async () =>
        (await daemon.get('/api/v1/state')).outputs.find(
          (output: DaemonAnswer) => output.name.startsWith('alsa') && output.status !== 'starting',
        ),
      10,
    );
    expect(['degraded', 'failed']).toContain(alsa.status);
    await eventually(async () => (await daemon.get('/api/v1/state')).playing === 'playing');
  });

  it('says what is wrong before it begins', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const taken = String((other.address() as AddressInfo).port);
    try {
      const wanted = ['--simulate', 'easy', '--output', 'null'];
      const port = await tactus('run', ...wanted, '--port', taken);
      expect(port.code, port.stderr).toBe(69);
      expect(port.stderr).toContain(taken);
    } finally {
      other.close();
    }
    const output = await tactus('run', '--simulate', 'easy', '--output', 'trumpet');
    expect(output.code, output.stderr).toBe(64);
  });
});
