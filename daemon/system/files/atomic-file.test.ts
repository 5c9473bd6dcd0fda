import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TactusError } from '../errors.ts';
import { lastGoodPath, readWithLastGood, writeFileAtomically } from './atomic-file.ts';
import { findServiceState, openStateFolder, stateFolderPath } from './state-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tactus-file-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('replaces the content, keeps the mode and leaves nothing else behind', async () => {
  const path = join(folder, 'a');
  await writeFileAtomically(path, 'one', { mode: 0o600 });
  await writeFileAtomically(path, 'two');
  expect(await readFile(path, 'utf8')).toBe('two');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['a']);
});

it('keeps the mode whatever the umask', async () => {
  const path = join(folder, 'a');
  await writeFile(path, 'one');
  await chmod(path, 0o640);
  const before = process.umask(0o077);
  try {
    await writeFileAtomically(path, 'two', { keepLastGood: true });
    await writeFileAtomically(join(folder, 'new'), 'one', { mode: 0o640 });
    await writeFileAtomically(join(folder, 'unsaid'), 'one');
  } finally {
    process.umask(before);
  }
  const modes = ['a', 'a.last-good', 'new', 'unsaid'].map(
    async (name) => (await stat(join(folder, name))).mode & 0o777,
  );
  expect(await Promise.all(modes)).toEqual([0o640, 0o640, 0o640, 0o600]);
});

it('keeps the last good copy and falls back to it', async () => {
  const path = join(folder, 'state.json');
  await writeFileAtomically(path, '1', { keepLastGood: true });
  await writeFileAtomically(path, '2', { keepLastGood: true });
  expect(await readFile(lastGoodPath(path), 'utf8')).toBe('1');
  expect(await readWithLastGood(path, JSON.parse)).toBe(2);
  await writeFile(path, '{');
  const reasons: unknown[] = [];
  expect(await readWithLastGood(path, JSON.parse, (reason) => reasons.push(reason))).toBe(1);
  expect(reasons).toHaveLength(1);
  expect(await readWithLastGood(join(folder, 'none'), JSON.parse)).toBeUndefined();
});

it('says 73 when it cannot write, and leaves nothing half-written', async () => {
  await mkdir(join(folder, 'is-folder'));
  for (const path of [join(folder, 'missing', 'a'), join(folder, 'is-folder')]) {
    const error = await writeFileAtomically(path, 'x').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TactusError);
    expect((error as TactusError).exitCode).toBe(73);
  }
  expect(await readdir(folder)).toEqual(['is-folder']);
});

it('finds the state folder as systemd or XDG say', async () => {
  const home = () => '/home/a';
  expect(stateFolderPath({ STATE_DIRECTORY: '/var/lib/tactus:/var/lib/other' }, home)).toBe(
    '/var/lib/tactus',
  );
  expect(stateFolderPath({ XDG_STATE_HOME: '/x' }, home)).toBe('/x/tactus');
  expect(stateFolderPath({ XDG_STATE_HOME: 'relative' }, home)).toBe('/home/a/.local/state/tactus');
  const service = { path: folder, userId: process.geteuid?.() ?? 0, groupId: 0 };
  expect(findServiceState(folder)).toMatchObject({ path: folder, userId: service.userId });
  expect(findServiceState(join(folder, 'none'))).toBeUndefined();
  expect(stateFolderPath({}, home, service)).toBe(folder);
  expect(stateFolderPath({ XDG_STATE_HOME: '/x' }, home, service)).toBe('/x/tactus');
  expect(stateFolderPath({}, home, { ...service, userId: service.userId + 1 })).toBe(
    '/home/a/.local/state/tactus',
  );
  // A user who is in no list of users.
  const noHome = () => {
    throw new Error('uv_os_homedir returned ENOENT');
  };
  expect(stateFolderPath({ STATE_DIRECTORY: folder }, noHome)).toBe(folder);
  expect(stateFolderPath({}, noHome, { ...service, userId: service.userId + 1 })).toBe(
    '/.local/state/tactus',
  );
  expect((await stat(await openStateFolder(join(folder, 'b', 'c')))).mode & 0o777).toBe(0o700);
  await writeFile(join(folder, 'file'), '');
  await chmod(join(folder, 'file'), 0o600);
  await expect(openStateFolder(join(folder, 'file'))).rejects.toMatchObject({ exitCode: 73 });
});
