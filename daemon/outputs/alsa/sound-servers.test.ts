import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createServerChoice, findSoundServers } from './sound-servers.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tactus-servers-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (file: string, text = ''): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
};
const find = (ownId: number) =>
  findSoundServers(ownId, { run: join(folder, 'run'), processes: join(folder, 'proc') });
const told = (ownId: number) => find(ownId).map(({ kind, userId }) => `${kind} ${userId ?? 'system'}`);

it('are those of our session, of the system, and of others, in this order', () => {
  expect(told(1000)).toEqual([]);
  put('run/user/1001/pulse/native');
  put('run/pipewire/pipewire-0');
  put('run/user/1000/pipewire-0');
  expect(told(1000)).toEqual(['PipeWire 1000', 'PipeWire system', 'PulseAudio 1001']);
  expect(told(1001)).toEqual(['PulseAudio 1001', 'PipeWire system', 'PipeWire 1000']);
});

it('in a session that is closed to us are known by their processes', () => {
  const own = process.getuid?.() ?? 0;
  put('proc/812/comm', 'pipewire\n');
  put('proc/813/comm', 'pipewire-pulse\n');
  put('proc/814/comm', 'firefox\n');
  expect(find(own + 1)).toMatchObject([{ kind: 'PipeWire', userId: own, isReachable: false }]);
  // One of our own that has no socket yet only begins.
  expect(told(own)).toEqual([]);
});

it('are told to ALSA where nobody has said where they are, also when they come later', () => {
  const env: NodeJS.ProcessEnv = {};
  const choose = createServerChoice(env, () => find(1000));
  choose();
  expect(env).toEqual({});
  put('run/user/1000/pipewire-0');
  choose();
  expect(env).toEqual({ XDG_RUNTIME_DIR: join(folder, 'run/user/1000') });
  const said: NodeJS.ProcessEnv = { PULSE_SERVER: 'tcp:studio' };
  createServerChoice(said, () => find(1000))();
  expect(said).toEqual({ PULSE_SERVER: 'tcp:studio' });
});
