/** A whole daemon in real time, with all outputs at once and with everybody there who may listen. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import WebSocket from 'ws';
import { collects, watch } from './family.mjs';

const looksEverySeconds = 8;
/** Who hears nothing for so long does not hear any more. */
const patienceMs = 10_000;
const wavBytesASecond = 48_000 * 4;
const has = (program) => spawnSync('which', [program]).status === 0;

export async function playHouse({ dist, seconds }) {
  // As the service runs: another Node keeps more of what is young before it collects.
  const { serviceArguments } = await import(
    pathToFileURL(path.join(dist, 'daemon/cli/bench-daemon.js')).href
  );
  const folder = mkdtempSync(path.join(tmpdir(), 'tactus-soak-'));
  const children = [];
  const start = (program, args, env = process.env, stdio = 'ignore') => {
    const child = spawn(program, args, { env, stdio });
    children.push(child);
    return child;
  };
  const skipped = {};
  const closers = [];
  try {
    const environment = await soundServer(folder, start, skipped);
    const broker = await mosquitto(folder, start, skipped);
    const oscPort = await freePort();
    const ears = { page: ear(), stream: ear(), osc: await hearUdp(closers), lights: await hearUdp(closers) };
    const settings = [
      'sensors.osc.enabled=true',
      `sensors.osc.port=${oscPort}`,
      ...(broker ? ['sensors.mqtt.enabled=true', `sensors.mqtt.url=mqtt://127.0.0.1:${broker}`] : []),
    ];
    if (!existsSync('/dev/snd/seq')) skipped.midi = 'no sequencer: /dev/snd/seq';
    const outputs = [
      ...(skipped.alsa ? [] : ['alsa']),
      'stream',
      'null',
      `wav:${path.join(folder, 'soak.wav')}`,
      `osc:127.0.0.1:${ears.osc.port}`,
      `lights:127.0.0.1:${ears.lights.port}`,
      ...(skipped.midi ? [] : ['midi']),
    ];
    const daemon = start(
      process.execPath,
      [
        ...serviceArguments,
        ...[path.join(dist, 'daemon/main.js'), 'run', '--simulate', 'intervals', '--port', '0', '--play'],
        ...outputs.flatMap((output) => ['--output', output]),
        ...settings.flatMap((setting) => ['--set', setting]),
      ],
      { ...environment, ...collects, STATE_DIRECTORY: path.join(folder, 'state') },
      ['ignore', 'pipe', 'inherit'],
    );
    const url = await urlOf(daemon);
    closers.push(look(url, ears.page), await listen(url, ears.stream), say(oscPort));
    const endsMs = performance.now() + seconds * 1000;
    const hasEnded = () => daemon.exitCode !== null || daemon.signalCode !== null;
    const looks = await watch(daemon.pid, looksEverySeconds, () => performance.now() >= endsMs || hasEnded());
    if (hasEnded()) throw new Error(`the daemon ended with ${daemon.exitCode ?? daemon.signalCode}`);
    const health = await (await fetch(`${url}/healthz`)).json();
    const { playing } = await (await fetch(`${url}/api/v1/state`)).json();
    const stations = Object.fromEntries(health.stations.map(({ station, status }) => [station, status]));
    const player = health.stations.find(({ station }) => station === 'player')?.counters;
    const wavBytes = readdirSync(folder)
      .filter((name) => name.includes('soak.wav'))
      .reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
    const faults = [
      ...(playing === 'playing' ? [] : [`the music is ${playing}`]),
      ...outputs.flatMap((output) => (stations[output] === 'ok' ? [] : [`${output} is ${stations[output]}`])),
      ...health.stations
        .filter(({ station, status }) => status === 'failed' && !outputs.includes(station))
        .map(({ station, detail }) => `${station} failed: ${detail}`),
      ...Object.entries(ears).flatMap(([name, { hears }]) =>
        hears() ? [] : [`${name} is not heard any more`],
      ),
      ...(wavBytes > (seconds / 2) * wavBytesASecond ? [] : [`the WAV file has only ${wavBytes} bytes`]),
    ];
    return { looks, hoursOf: 1 / 3600, skipped, stations, player, faults };
  } finally {
    for (const close of closers) close();
    for (const child of children.reverse()) await end(child);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A PipeWire with one sink that plays to nobody; gives what finds it. */
async function soundServer(folder, start, skipped) {
  const programs = ['pipewire', 'wireplumber', 'pw-cli', 'dbus-daemon'];
  const missing = programs.filter((program) => !has(program));
  if (missing.length > 0) {
    skipped.alsa = `not installed: ${missing.join(', ')}`;
    return process.env;
  }
  const environment = {
    ...process.env,
    XDG_RUNTIME_DIR: folder,
    XDG_STATE_HOME: folder,
    HOME: folder,
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${folder}/bus`,
  };
  start('dbus-daemon', ['--session', '--nofork', `--address=unix:path=${folder}/bus`], environment);
  start('pipewire', [], environment);
  await sleep(700);
  start('wireplumber', [], environment);
  await sleep(1500);
  const sink =
    'factory.name=support.null-audio-sink node.name=tactus-soak media.class=Audio/Sink object.linger=true';
  execFileSync('pw-cli', ['create-node', 'adapter', `{ ${sink} audio.position=[FL FR] }`], {
    env: environment,
    stdio: 'ignore',
  });
  await sleep(700);
  return environment;
}

/** Gives its port, once it answers. */
async function mosquitto(folder, start, skipped) {
  const program = ['mosquitto', '/usr/sbin/mosquitto'].find(has);
  if (!program) {
    skipped.mqtt = 'not installed: mosquitto';
    return undefined;
  }
  const port = await freePort();
  const file = path.join(folder, 'mosquitto.conf');
  writeFileSync(file, `listener ${port} 127.0.0.1\nallow_anonymous true\n`);
  start(program, ['-c', file]);
  await sleep(500);
  return port;
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Errors: Error, where it does not say it within a minute. */
async function urlOf(daemon) {
  let said = '';
  const late = setTimeout(
    () => daemon.stdout.destroy(new Error(`the daemon has no address yet: ${said}`)),
    60_000,
  );
  late.unref();
  for await (const text of daemon.stdout.iterator({ destroyOnReturn: false })) {
    said += text;
    const url = /panel\s+(http:\S+)\s/.exec(said)?.[1];
    if (!url) continue;
    clearTimeout(late);
    daemon.stdout.resume();
    return url;
  }
  throw new Error(`the daemon did not start: ${said}`);
}

/** Somebody who hears something: whether he still does. */
function ear() {
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    hear: () => {
      lastMs = performance.now();
    },
    hears: () => performance.now() - lastMs < patienceMs,
  };
}

/** One for packets, and its port. */
async function hearUdp(closers) {
  const own = ear();
  const socket = createSocket('udp4').on('message', own.hear);
  await new Promise((resolve) => socket.bind(0, '127.0.0.1', resolve));
  closers.push(() => socket.close());
  return { ...own, port: socket.address().port };
}

/** A page that looks on; it is opened anew every half minute, as phones do. */
function look(url, { hear }) {
  let socket;
  const open = () => {
    socket?.close();
    socket = new WebSocket(`${url.replace('http', 'ws')}/ws`, { origin: url });
    socket.on('error', () => {});
    socket.on('message', hear);
  };
  open();
  const timer = setInterval(open, 30_000);
  return () => {
    clearInterval(timer);
    socket.close();
  };
}

/** A player of the stream. */
async function listen(url, { hear }) {
  const abort = new AbortController();
  const { body } = await fetch(`${url}/stream.mp3`, { signal: abort.signal });
  const read = async () => {
    for await (const _ of body) hear();
  };
  read().catch(() => {});
  return () => abort.abort();
}

/** A sensor over OSC: a heart rate every second. */
function say(port) {
  const socket = createSocket('udp4');
  const text = (word) => Buffer.from(word + '\0'.repeat(4 - (word.length % 4)));
  const timer = setInterval(() => {
    const value = Buffer.alloc(4);
    value.writeFloatBE(140 + 10 * Math.sin(performance.now() / 20_000));
    socket.send(Buffer.concat([text('/tactus/heartRate'), text(',f'), value]), port, '127.0.0.1');
  }, 1000);
  return () => {
    clearInterval(timer);
    socket.close();
  };
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await exited;
  clearTimeout(timer);
}
