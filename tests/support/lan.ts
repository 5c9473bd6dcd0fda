import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireInstalled } from '../../daemon/system/testing/require-installed.ts';

/** Why there can be none here; undefined where there can. */
export const noLan: string | undefined = whyNoLan();
if (noLan) console.warn(`No network of its own: ${noLan}`);

function whyNoLan(): string | undefined {
  if (process.getuid?.() !== 0) return 'only root may make network namespaces';
  const name = `tactus-try-${process.pid}`;
  const { status, error } = spawnSync('ip', ['netns', 'add', name]);
  requireInstalled('iproute2', error === undefined);
  if (error) return 'apt-get install iproute2';
  if (status !== 0) return 'this kernel gives no network namespaces';
  execFileSync('ip', ['netns', 'delete', name]);
  return undefined;
}

export interface LanRequest {
  readonly method?: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface LanAnswer {
  /** 0: nobody answers there. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A machine in the network: a network namespace of this kernel, with a loopback of its own. */
export interface LanHost {
  readonly ipv4: string;
  readonly ipv6: string;
  /** What stands before a command that is to run there. */
  readonly inside: readonly string[];
  /** A program that runs there, as one file. */
  program(path: string): string;
  /** Sends requests from there, one after another. */
  ask(...requests: readonly LanRequest[]): readonly LanAnswer[];
}

/** A switch and whoever is plugged into it; nothing outside this machine is reached from it. */
export interface Lan {
  readonly device: LanHost;
  readonly phone: LanHost;
  readonly stranger: LanHost;
  close(): void;
}

/** What tests have left here that were killed: namespaces are files, and outlive everybody. */
function clearUp(): void {
  const named = spawnSync('ip', ['netns', 'list'], { encoding: 'utf8' }).stdout ?? '';
  for (const [name, pid] of named.matchAll(/^tactus-(?:try-)?(\d+)\S*/gm))
    if (!existsSync(`/proc/${pid}`)) spawnSync('ip', ['netns', 'delete', name]);
}

/** Errors: Error where `noLan` tells why; nothing is left then. */
export function openLan(): Lan {
  clearUp();
  const folder = mkdtempSync(join(tmpdir(), 'tactus-lan-'));
  const prefix = `tactus-${process.pid}-${Math.floor(performance.now())}`;
  const made: string[] = [];
  const ip = (command: string): void => void execFileSync('ip', command.split(' '));
  const namespace = (name: string): string => {
    made.push(`${prefix}-${name}`);
    ip(`netns add ${prefix}-${name}`);
    ip(`-n ${prefix}-${name} link set lo up`);
    return `${prefix}-${name}`;
  };
  const close = (): void => {
    for (const name of made.splice(0)) spawnSync('ip', ['netns', 'delete', name]);
    rmSync(folder, { recursive: true, force: true });
  };
  const openSwitch = (): string => {
    const name = namespace('switch');
    ip(`-n ${name} link add bridge0 type bridge`);
    ip(`-n ${name} link set bridge0 up`);
    return name;
  };
  const plugIn = (bridge: string, name: string, number: number): LanHost => {
    const host = namespace(name);
    ip(`-n ${host} link add wlan0 type veth peer name port${number} netns ${bridge}`);
    ip(`-n ${bridge} link set port${number} master bridge0 up`);
    ip(`-n ${host} address add 10.77.0.${number}/24 dev wlan0`);
    ip(`-n ${host} address add fd77::${number}/64 dev wlan0 nodad`);
    ip(`-n ${host} link set wlan0 up`);
    ip(`-n ${host} route add default via 10.77.0.254`);
    const inside = ['ip', 'netns', 'exec', host];
    return {
      ipv4: `10.77.0.${number}`,
      ipv6: `fd77::${number}`,
      inside,
      program(path) {
        const script = join(folder, `${name}-${path.split('/').at(-1)}`);
        writeFileSync(script, `#!/bin/sh\nexec ${inside.join(' ')} ${path} "$@"\n`);
        chmodSync(script, 0o700);
        return script;
      },
      ask: (...requests) => askFrom(inside, requests),
    };
  };
  try {
    const bridge = openSwitch();
    return {
      device: plugIn(bridge, 'device', 1),
      phone: plugIn(bridge, 'phone', 2),
      stranger: plugIn(bridge, 'stranger', 3),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** Runs in the other namespace: of what has no end only the head is taken. */
const asker = `
const answerOf = async ({ method, url, headers, body }) => {
  try {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(20_000);
    const answer = await fetch(url, {
      method, signal, redirect: 'manual', headers: { ...json, ...headers },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const isEndless = answer.headers.get('content-type') === 'audio/mpeg';
    if (isEndless) await answer.body.cancel();
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: isEndless ? '' : await answer.text() };
  } catch (error) {
    return { status: 0, headers: {}, body: String(error.cause?.code ?? error) };
  }
};
const requests = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
(async () => {
  const answers = [];
  for (const request of requests) answers.push(await answerOf(request));
  process.stdout.write(JSON.stringify(answers));
})();`;

function askFrom(inside: readonly string[], requests: readonly LanRequest[]): readonly LanAnswer[] {
  const [enter, ...rest] = [...inside, process.execPath, '-e', asker];
  const said = execFileSync(enter!, rest, { input: JSON.stringify(requests), maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(said.toString('utf8')) as readonly LanAnswer[];
}
