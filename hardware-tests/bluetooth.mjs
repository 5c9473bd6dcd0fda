#!/usr/bin/env node
// What a board with BlueZ and a worn sensor must show: the daemon finds the remembered sensor by itself, and has it back
// within 10 s whenever its connection ends (here through BlueZ). Pair it first (`tactus pair`), wear it, then
//   node hardware-tests/bluetooth.mjs [--drops 20] [--apart 15] [--json]
// A dated report on standard output; exit 1 when the sensor was not heard, or not back in time in 95 of 100.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Message, systemBus } from '@jellybrick/dbus-next';

const { values } = parseArgs({
  options: {
    drops: { type: 'string', default: '20' },
    apart: { type: 'string', default: '15' },
    json: { type: 'boolean', default: false },
  },
});
const backLimitSeconds = 10;
const firstLimitSeconds = 60;

const root = fileURLToPath(new URL('..', import.meta.url));
const daemon = spawn(
  process.execPath,
  [path.join(root, 'bin/tactus.js'), 'run', '--output', 'null', '--port', '0', '--set', 'log.level=error'],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
const exited = once(daemon, 'exit');
let greeting = '';
let url;
for await (const text of daemon.stdout.setEncoding('utf8')) {
  greeting += text;
  url = /panel\s+(http:\S+)/.exec(greeting)?.[1];
  if (url !== undefined) break;
}
if (url === undefined) process.exit((await exited)[0] ?? 70);

/** Sensors that have said something of a body. */
async function heard() {
  const devices = await (await fetch(`${url}/api/v1/devices`)).json();
  return devices.filter(({ detail, values: said }) => detail !== undefined && said.some(isSteady));
}
const isSteady = ({ reading }) => !['battery', 'control', 'note'].includes(reading.kind);
const isFresh = (device) => device?.status === 'ok';

/** Seconds until the condition held; undefined when it did not in time. */
async function until(condition, seconds) {
  const start = performance.now();
  for (;;) {
    if (await condition()) return (performance.now() - start) / 1000;
    if (performance.now() - start > seconds * 1000) return undefined;
    await sleep(100);
  }
}

const bus = systemBus();
const call = (pathName, member, interfaceName, signature = '', body = []) =>
  bus.call(
    new Message({
      destination: 'org.bluez',
      path: pathName,
      interface: interfaceName,
      member,
      signature,
      body,
    }),
  );
/** BlueZ's connected sensors: it is they whose connection is ended. */
async function connectedPaths() {
  const { body } = await call('/', 'GetManagedObjects', 'org.freedesktop.DBus.ObjectManager');
  return Object.entries(body[0])
    .filter(([, interfaces]) => interfaces['org.bluez.Device1']?.Connected?.value === true)
    .map(([pathName]) => pathName);
}

const faults = [];
const drops = [];
try {
  const firstSeconds = await until(async () => (await heard()).some(isFresh), firstLimitSeconds);
  if (firstSeconds === undefined) {
    faults.push(`no sensor was heard within ${firstLimitSeconds} s: pair one (tactus pair) and wear it`);
  }
  for (let drop = 0; firstSeconds !== undefined && drop < Number(values.drops); drop += 1) {
    const { sensorId } = (await heard()).find(isFresh) ?? {};
    const read = async () => (await heard()).find((device) => device.sensorId === sensorId);
    const lastAt = (device) =>
      Math.max(...(device?.values ?? []).filter(isSteady).map(({ reading }) => reading.atSeconds));
    const lostAt = lastAt(await read());
    for (const pathName of await connectedPaths()) await call(pathName, 'Disconnect', 'org.bluez.Device1');
    const backSeconds = await until(async () => lastAt(await read()) > lostAt + 1.5, firstLimitSeconds);
    drops.push({ sensorId, backSeconds });
    if (backSeconds === undefined) faults.push(`drop ${drop + 1}: not back within ${firstLimitSeconds} s`);
    await sleep(Number(values.apart) * 1000);
  }
  const inTime = drops.filter(({ backSeconds }) => (backSeconds ?? Infinity) <= backLimitSeconds).length;
  if (inTime < 0.95 * drops.length)
    faults.push(`only ${inTime} of ${drops.length} were back within ${backLimitSeconds} s`);
  const report = {
    date: new Date().toISOString(),
    machine: `${os.hostname()}, ${os.cpus()[0]?.model ?? os.arch()}, Linux ${os.release()}`,
    firstSeconds,
    drops,
    faults,
  };
  console.log(values.json ? JSON.stringify(report) : describe(report));
} finally {
  bus.disconnect();
  daemon.kill('SIGTERM');
  await exited;
}
process.exitCode = faults.length > 0 ? 1 : 0;

function describe({ date, machine, firstSeconds, drops: all, faults: wrong }) {
  const seconds = (value) => (value === undefined ? 'never' : `${value.toFixed(1)} s`);
  return [
    `${date}  ${machine}`,
    `first value after ${seconds(firstSeconds)}`,
    ...all.map(
      ({ sensorId, backSeconds }, index) =>
        `drop ${index + 1}: ${sensorId} back after ${seconds(backSeconds)}`,
    ),
    ...wrong.map((fault) => `FAULT ${fault}`),
  ].join('\n');
}
