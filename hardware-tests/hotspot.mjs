#!/usr/bin/env node
// What a board with NetworkManager must show: a hotspot of its own, which a phone joins by its QR code, whose page opens by
// itself, and after which the board is in its known Wi-Fi again. Install the service (docs/install.md), join a Wi-Fi, have a
// phone at hand; as root, at a keyboard and screen, over a cable, or in tmux (an ssh over this Wi-Fi is cut off meanwhile):
//   node hardware-tests/hotspot.mjs [--url http://localhost:7272] [--by-button] [--json]
// It says what to do and watches what comes of it; without --by-button the board goes back by itself, which takes up to a
// quarter of an hour. A dated report on standard output; exit 1 when something was not seen in time.
import { execFileSync } from 'node:child_process';
import os from 'node:os';
import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { renderUnicodeCompact } from 'uqr';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:7272' },
    'by-button': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const onLimitSeconds = 30;
const joinLimitSeconds = 300;
const pageLimitSeconds = 60;
/** The kernel notices by being asked, every 20 s. */
const goneLimitSeconds = 180;
const byButtonLimitSeconds = 90;
/** Nobody in it for 5 min; a radio that hears nothing as an access point looks every 10 min. */
const byItselfLimitSeconds = 1200;

const run = (program, ...args) => {
  try {
    return execFileSync(program, args, { encoding: 'utf8' }).trim();
  } catch (error) {
    return `nothing (${error.message.split('\n')[0]})`;
  }
};
const { token } = JSON.parse(execFileSync('tactus', ['panel', '--json'], { encoding: 'utf8' }));
const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
const ask = async (path, body) => {
  const answer = await fetch(`${values.url}${path}`, {
    headers,
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  const said = await answer.json();
  // An unhealthy daemon answers 503, and tells nevertheless.
  if (!answer.ok && said.stations === undefined) throw new Error(said.error);
  return said;
};
const hotspot = async () => (await ask('/api/v1/network')).hotspot;
const station = async () => (await ask('/healthz')).stations.find(({ station: name }) => name === 'network');
/** Of the Wi-Fi connection that is active now. */
const wifiNow = () =>
  run('nmcli', '--terse', '--fields', 'NAME,TYPE', 'connection', 'show', '--active')
    .split('\n')
    .find((line) => line.endsWith(':802-11-wireless'))
    ?.replace(/:802-11-wireless$/, '');

const say = (text) => process.stderr.write(`${text}\n`);
const steps = [];
const faults = [];
/** Waits until the condition holds: doors open and close meanwhile, so an answer that does not come is asked for again. */
async function see(what, condition, limitSeconds) {
  const start = performance.now();
  const secondsNow = () => (performance.now() - start) / 1000;
  while (secondsNow() < limitSeconds) {
    if (await Promise.resolve(condition()).catch(() => false)) {
      steps.push({ what, seconds: secondsNow() });
      say(`  ${what}: after ${secondsNow().toFixed(1)} s`);
      return true;
    }
    await sleep(500);
  }
  steps.push({ what });
  faults.push(
    `${what}: not within ${limitSeconds} s; the daemon says: ${(await station().catch(String)).detail}`,
  );
  say(`  ${what}: NOT SEEN`);
  return false;
}

const keys = createInterface({ input: process.stdin, output: process.stderr });
const confirm = async (question) => {
  const isSo = /^y/i.test(await keys.question(`${question} [y/n] `));
  steps.push({ what: question, answer: isSo ? 'yes' : 'no' });
  if (!isSo) faults.push(`a person says no: ${question}`);
};

const home = wifiNow();
if (home === undefined) faults.push('the board is in no Wi-Fi: there is none to come back to');
const before = await station();
try {
  say(`The board is in ${home}. The button is pressed.`);
  await ask('/api/v1/network/hotspot', { on: true });
  const isOn = await see('the hotspot is on', async () => (await hotspot()).phase === 'on', onLimitSeconds);
  if (isOn) {
    const mode = run('nmcli', '--get-values', '802-11-wireless.mode', 'connection', 'show', 'tactus-hotspot');
    if (mode !== 'ap') faults.push(`NetworkManager says that its mode is ${mode}, not ap`);
    const { name, qrText, address } = await hotspot();
    say(
      `\n${renderUnicodeCompact(qrText)}\nScan this with the phone's camera, join ${name}, and wait for its page (keep the network if it asks).`,
    );
    const hasJoined = await see(
      'the phone is in it',
      async () => (await hotspot()).guests > 0,
      joinLimitSeconds,
    );
    if (hasJoined) {
      const redirects = async () => (await station()).counters.captiveRedirects;
      await see(
        'it was sent to the page',
        async () => (await redirects()) > before.counters.captiveRedirects,
        pageLimitSeconds,
      );
      await confirm('Did the page of Tactus open by itself, or by a tap on what the phone showed?');
      await confirm(
        `Does http://${address}:7272 open in the phone's browser, and http://tactus.local:7272 too?`,
      );
    }
    say("Switch the phone's Wi-Fi off, without any farewell.");
    await see('its going is noticed', async () => (await hotspot()).guests === 0, goneLimitSeconds);
  }
} finally {
  if (values['by-button'] || faults.length > 0)
    await ask('/api/v1/network/hotspot', { on: false }).catch(say);
  const limitSeconds = values['by-button'] ? byButtonLimitSeconds : byItselfLimitSeconds;
  say(`Now it goes back to ${home}, within ${limitSeconds / 60} minutes.`);
  await see(`it is in ${home} again`, () => home !== undefined && wifiNow() === home, limitSeconds);
  await see('the hotspot is off', async () => (await hotspot()).phase === 'off', onLimitSeconds);
  keys.close();
}
const report = {
  date: new Date().toISOString(),
  machine: `${os.hostname()}, ${os.cpus()[0]?.model ?? os.arch()}, Linux ${os.release()}`,
  networkManager: run('NetworkManager', '--version'),
  steps,
  faults,
};
console.log(values.json ? JSON.stringify(report) : describe(report));
process.exitCode = faults.length > 0 ? 1 : 0;

function describe({ date, machine, networkManager, steps: all, faults: wrong }) {
  return [
    `${date}  ${machine}, NetworkManager ${networkManager}`,
    ...all.map(
      ({ what, seconds, answer }) =>
        `${what}: ${answer ?? (seconds === undefined ? 'never' : `after ${seconds.toFixed(1)} s`)}`,
    ),
    ...wrong.map((fault) => `FAULT ${fault}`),
  ].join('\n');
}
