import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { loadConfiguration } from '../config/config-file.ts';
import { createConfigurationKeeper } from '../config/config-keeper.ts';
import { readWithLastGood, writeFileAtomically } from './atomic-file.ts';
import { CrashingDisk } from './testing/crashing-disk.ts';

const disk = vi.hoisted(() => ({ current: undefined as CrashingDisk | undefined }));
vi.mock('node:fs/promises', () => {
  const inForce =
    <Name extends keyof CrashingDisk['promises']>(name: Name) =>
    (...args: unknown[]) =>
      (disk.current!.promises[name] as (...args: unknown[]) => unknown)(...args);
  const names = ['open', 'readFile', 'stat', 'realpath', 'mkdir', 'readdir', 'rename', 'rm'] as const;
  return Object.fromEntries(names.map((name) => [name, inForce(name)]));
});

/** Crash points in all. */
const points = 10_000;

/** The same numbers each time: xorshift32. */
function createChance(seed: number) {
  let state = seed * 2654435761 + 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

interface Story {
  /** Saves one version after the other; `done`: hears of each that was saved. */
  save(done: (version: number) => void): Promise<void>;
  /** Which version there is; 0 for none. Errors: what is there is broken. */
  read(): Promise<number>;
}

const versions = 4;

/** Every moment of a story in turn, and every time another crash. */
async function crashEverywhere(story: Story, rounds: number): Promise<number> {
  disk.current = new CrashingDisk();
  await disk.current.promises.mkdir('/state');
  await story.save(() => {});
  const moments = disk.current.operations;
  for (let round = 0; round < rounds; round += 1) {
    const chance = createChance(round + 1);
    const begun = new CrashingDisk();
    disk.current = begun;
    await begun.promises.mkdir('/state');
    begun.failsAt = round % (moments + 1);
    let saved = 0;
    await story
      .save((version) => {
        // Nobody hears of what comes after.
        if (!begun.hasFailed) saved = version;
      })
      .catch(() => {}); // The power has failed.
    disk.current = begun.afterCrash(chance);
    const found = await story.read();
    expect([saved, saved + 1], `moment ${begun.failsAt}, round ${round}`).toContain(found);
  }
  return moments;
}

const path = '/state/wishes.json';
const wishesOf = (keepLastGood: boolean): Story => ({
  async save(done) {
    for (let version = 1; version <= versions; version += 1) {
      await writeFileAtomically(path, JSON.stringify({ version, filler: 'x'.repeat(100) }), { keepLastGood });
      done(version);
    }
  },
  read: async () =>
    (await readWithLastGood(path, (text) => z.object({ version: z.number() }).parse(JSON.parse(text))))
      ?.version ?? 0,
});

const file = '/state/tactus.yaml';
const schema = z.object({ version: z.number().default(0), comment: z.string().default('') });
const settings: Story = {
  async save(done) {
    const keeper = createConfigurationKeeper({
      ...{ schema, file, overrides: [], backupFolder: '/state/backups', wallSeconds: () => 1.8e9 },
      examine: async () => [],
      asPlayed: (configuration) => configuration,
    });
    for (let version = 1; version <= versions; version += 1) {
      await keeper.change({ version });
      done(version);
    }
  },
  read: async () => (await loadConfiguration(schema, { file, orDefaults: () => {} })).version,
};

it.each([
  ['a file', wishesOf(false), 0.3],
  ['a file with its last good copy', wishesOf(true), 0.3],
  ['the configuration, with backups', settings, 0.4],
])('%s is old or new wherever the power fails, never broken', async (_, story, share) => {
  expect(await crashEverywhere(story, points * share)).toBeGreaterThan(4 * versions);
});

it('the disk of this test loses what is not synced', async () => {
  const lost = new Set<string>();
  for (let seed = 1; seed < 200; seed += 1) {
    const careless = new CrashingDisk();
    await careless.promises.mkdir('/state');
    for (const text of ['old', 'new']) {
      const handle = await careless.promises.open('/state/.a', 'wx');
      await handle.writeFile(text);
      await careless.promises.rename('/state/.a', '/state/a');
    }
    const after = careless.afterCrash(createChance(seed));
    lost.add(await after.promises.readFile('/state/a', 'utf8').then(String, () => 'nothing'));
  }
  expect(lost).toContain('nothing');
  expect(lost).toContain('');
  expect(lost).toContain('\0\0\0');
});
