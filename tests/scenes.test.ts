import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createTactusClient, type TactusClient } from '../client/tactus-client.ts';
import { temporaryFolder } from './support/cli.ts';
import { type Daemon, eventually, startDaemon } from './support/daemon.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const running: { readonly daemon: Daemon; readonly client: TactusClient }[] = [];
afterEach(async () => {
  for (const { daemon, client } of running.splice(0)) {
    client.close();
    await daemon.stop();
  }
});

interface Heard {
  readonly atSeconds: number;
  readonly tempoBpm: number;
  readonly energy01: number;
}

/** A daemon that plays at 120 whatever the body does, and a client that keeps what it is told. */
async function start(...args: readonly string[]) {
  const daemon = await startDaemon(folder.at('state'), '--simulate', 'easy', '--output', 'null', ...args);
  const heard: Heard[] = [];
  const client = createTactusClient({
    url: daemon.url,
    onChange: ({ atSeconds, intent: { tempoBpm, energy01 } }) =>
      heard.push({ atSeconds, tempoBpm, energy01 }),
    WebSocket: class extends WebSocket {
      constructor(url: string) {
        super(url, { origin: daemon.url });
      }
    },
  });
  client.connect();
  running.push({ daemon, client });
  await eventually(() => client.state?.clock);
  return { daemon, client, heard };
}

it('a scene comes with a glide, and is there again after kill -9, no louder than a start may be', async () => {
  const configuration = folder.at('tactus.yaml');
  writeFileSync(
    configuration,
    [
      'conductor: { follow: manual, manualTempoBpm: 120 }',
      'player: { startVolume01: 0.25 }',
      'scenes:',
      '  - { name: calm, styleWeights: { folk: 0.5, chorale: 0.5 }, manualTempoBpm: 90, energyBias: -0.3, densityBias: -0.2,',
      '      tempoBias: -0.02, phaseOffsetMs: -20, partGainsDb: { drums: -60 }, volume01: 0.6, glideSeconds: 8 }',
    ].join('\n'),
  );
  const { daemon, client, heard } = await start('--config', configuration);
  const before = client.state!.intent;
  await client.command({ scene: 'calm', key: 'A minor' });
  const said = {
    ...{ scene: 'calm', key: 'A minor', manualTempoBpm: 90, energyBias: -0.3, densityBias: -0.2 },
    ...{ tempoBias: -0.02, phaseOffsetMs: -20, partGainsDb: { drums: -60, lead: 0 } },
  };
  // Who chose it sees at once what it comes to.
  expect(client.state).toMatchObject({ ...said, volume01: 0.6 });
  const chosenAt = heard.length;
  const goalBpm = 90 * 0.98;
  const last = await eventually(() =>
    heard.slice(chosenAt).find(({ tempoBpm }) => tempoBpm < goalBpm * 1.01),
  );
  const way = heard.slice(chosenAt, heard.indexOf(last) + 1);
  // However busy the machine is: what is told has its own time. 3 % a beat alone would be there in 5 s.
  expect(last.atSeconds - way[0]!.atSeconds).toBeGreaterThan(6);
  const between = way.filter(({ tempoBpm }) => tempoBpm > 95 && tempoBpm < 115);
  expect(between.length).toBeGreaterThan(3);
  for (const [index, { tempoBpm, atSeconds }] of way.entries()) {
    const was = way[index - 1];
    if (was === undefined) continue;
    expect(tempoBpm).toBeLessThan(was.tempoBpm * 1.001);
    const beats = ((atSeconds - was.atSeconds) * was.tempoBpm) / 60;
    expect(Math.log(was.tempoBpm / tempoBpm)).toBeLessThan(Math.log(1.03) * (beats + 1));
  }
  const middle = between[Math.floor(between.length / 2)]!;
  expect(middle.energy01).toBeLessThan(before.energy01);

  const wishes = path.join(folder.at('state'), 'wishes.json');
  await eventually(() => readFileSync(wishes, 'utf8').includes('calm'));
  const exited = once(daemon.process, 'exit');
  daemon.process.kill('SIGKILL');
  await exited;

  const { client: morning } = await start('--config', configuration);
  expect(morning.state).toMatchObject(said);
  expect(morning.state!.intent.styleWeights).toEqual({ folk: 0.5, chorale: 0.5 });
  expect(morning.state!.volume01).toBeCloseTo(0.25, 5);
});

it('a scene sets how loud each device is, and that outlives kill -9', async () => {
  // Each try anew: what is set outlives the daemon.
  const state = folder.at(`rooms-${Date.now()}`);
  // Two devices that keep what is played to them.
  const cards = folder.at('asound.conf');
  const room = (name: string): string =>
    `pcm.${name} { type file format raw file "${folder.at(`${name}.raw`)}" slave.pcm { type null } }\n`;
  writeFileSync(cards, `pcm.!default { type null }\n${room('hall')}${room('foyer')}`);
  vi.stubEnv('ALSA_CONFIG_PATH', cards);
  const configuration = folder.at('rooms.yaml');
  const quiet =
    "{ name: evening, outputLevelsDb: { 'alsa:hall': -6, 'alsa:foyer': -60, headphones: -12 }, glideSeconds: 0 }";
  writeFileSync(configuration, `scenes: [ ${quiet} ]\n`);
  const begin = () =>
    startDaemon(
      state,
      ...['--simulate', 'easy', '--config', configuration],
      ...['--output', 'alsa:hall', '--output', 'alsa:foyer', '--output', 'null'],
    );
  /** The loudest of the last half second that was played to it, of full scale: stereo, each sample a float. */
  const peakIn = (name: string): number => {
    const bytes = readFileSync(folder.at(`${name}.raw`));
    const whole = bytes.length - (bytes.length % 8);
    let peak = 0;
    for (let at = Math.max(0, whole - 24_000 * 8); at < whole; at += 4)
      peak = Math.max(peak, Math.abs(bytes.readFloatLE(at)));
    return peak;
  };
  const levels = async (daemon: Daemon) =>
    Object.fromEntries(
      (await daemon.get('/api/v1/state')).outputs.map(
        ({ name, levelDb }: { name: string; levelDb?: number }) => [name, levelDb],
      ),
    );
  let daemon = await begin();
  try {
    expect(await levels(daemon)).toEqual({ 'alsa:hall': 0, 'alsa:foyer': 0, null: undefined });
    await eventually(() => peakIn('hall') > 0.02 && peakIn('foyer') > 0.02);
    const answer = await fetch(`${daemon.url}/api/v1/intent`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: daemon.url },
      body: JSON.stringify({ scene: 'evening' }),
    });
    expect(answer.status).toBe(200);
    const quietly = { 'alsa:hall': -6, 'alsa:foyer': -60, null: undefined };
    expect(await levels(daemon)).toEqual(quietly);
    // One may rest for a moment where the other is silent.
    await eventually(() => peakIn('foyer') < 0.001 && peakIn('hall') > 0.01);
    const wishes = path.join(state, 'wishes.json');
    await eventually(() => readFileSync(wishes, 'utf8').includes('headphones'));
    const exited = once(daemon.process, 'exit');
    daemon.process.kill('SIGKILL');
    await exited;
    daemon = await begin();
    expect(await levels(daemon)).toEqual(quietly);
    await eventually(() => peakIn('hall') > 0.01 && peakIn('foyer') < 0.001);
  } finally {
    vi.unstubAllEnvs();
    await daemon.stop();
  }
}, 120_000);

it('a schedule chooses scenes and plays by the clock, and a start takes up what came due before', async () => {
  /** So many minutes from now, by the clock on the wall. */
  const clockIn = (minutes: number): string => {
    const then = new Date(Date.now() + minutes * 60_000);
    return [then.getHours(), then.getMinutes()].map((each) => String(each).padStart(2, '0')).join(':');
  };
  const configuration = folder.at('schedule.yaml');
  writeFileSync(configuration, `schedule: [ { at: "${clockIn(-1)}", scene: calm, playing: false } ]\n`);
  const daemon = await startDaemon(
    folder.at('scheduled'),
    ...['--simulate', 'easy', '--output', 'null', '--config', configuration],
  );
  try {
    const state = () => daemon.get('/api/v1/state');
    expect(await state()).toMatchObject({ playing: 'stopped', scene: 'calm', energyBias: -0.3 });
    // The next minute may be over before it is saved: then the one after it is the next.
    const schedule = [1, 2].map((minutes) => ({ at: clockIn(minutes), scene: 'push', playing: true }));
    const answer = await fetch(`${daemon.url}/api/v1/config`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', origin: daemon.url },
      body: JSON.stringify({ schedule }),
    });
    expect(await answer.json()).toMatchObject({ changed: [{ path: 'schedule', restartNeeded: false }] });
    await eventually(async () => (await state()).playing === 'playing', 150);
    expect(await state()).toMatchObject({ scene: 'push', energyBias: 0.2 });
    expect(schedule.map(({ at }) => at)).toContain(clockIn(0));
  } finally {
    await daemon.stop();
  }
}, 300_000);
