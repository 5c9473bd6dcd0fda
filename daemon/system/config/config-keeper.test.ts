import { lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { lastGoodPath } from '../files/atomic-file.ts';
import { type ConfigurationKeeperDependencies, createConfigurationKeeper } from './config-keeper.ts';
import { secret } from './option-marks.ts';

const schema = z.object({
  conductor: z
    .object({
      follow: z.enum(['auto', 'cadence', 'speed']).default('auto'),
      turnSeconds: z.number().min(5).max(60).default(15),
    })
    .prefault({}),
  sensors: z
    .object({
      port: z.number().int().default(2947),
      password: z.string().max(8).optional().meta(secret),
      map: z.array(z.object({ id: z.string() })).default([]),
    })
    .prefault({}),
});

let folder: string;
let file: string;
let nowSeconds: number;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tactus-keeper-'));
  file = join(folder, 'tactus.yaml');
  nowSeconds = Date.UTC(2026, 10, 27) / 1000;
});
afterEach(() => rm(folder, { recursive: true }));

const keeper = (more: Partial<ConfigurationKeeperDependencies<typeof schema>> = {}) =>
  createConfigurationKeeper({
    schema,
    file,
    overrides: [],
    examine: async () => [],
    asPlayed: (configuration) => configuration,
    backupFolder: join(folder, 'backups'),
    wallSeconds: () => (nowSeconds += 1),
    ...more,
  });
const content = (): Promise<string> => readFile(file, 'utf8');
const follow = (mode: string) => ({ conductor: { follow: mode } });

describe('a change', () => {
  it('keeps comments and other lines to the byte, and tells what it changed', async () => {
    const before =
      '# mine\nconductor:\n    follow:   auto # by the feet\n\n\n    # slow\n    turnSeconds: 20\nsensors: {port: 1}\n';
    await writeFile(file, before);
    const { changed, written } = await keeper().change({
      conductor: { follow: 'speed', turnSeconds: null },
      sensors: { port: 2948 },
    });
    expect(await content()).toBe(
      '# mine\nconductor:\n    follow:   speed # by the feet\n\n\n    # slow\nsensors: {port: 2948}\n',
    );
    expect(changed.map(({ option, from, to }) => [option.path.join('.'), from, to])).toEqual([
      ['conductor.follow', 'auto', 'speed'],
      ['conductor.turnSeconds', 20, 15],
      ['sensors.port', 1, 2948],
    ]);
    expect(written.conductor).toEqual({ follow: 'speed', turnSeconds: 15 });
    expect(await readFile(lastGoodPath(file), 'utf8')).toBe(before);
  });

  it('makes a file that is not there, with its folder', async () => {
    file = join(folder, 'etc', 'tactus', 'tactus.yaml');
    await keeper().change({ conductor: { turnSeconds: 30 } });
    expect(parse(await content())).toEqual({ conductor: { turnSeconds: 30 } });
    expect((await stat(file)).mode & 0o777).toBe(0o640);
  });

  it('follows upon the sweeping of what a kill left of an earlier one, behind a link, too', async () => {
    const folders = ['backups', 'etc'].map((name) => join(folder, name));
    for (const each of folders) await mkdir(each);
    const [backups = '', etc = ''] = folders;
    await symlink(join(etc, 'mine.yaml'), file);
    const own = ['.mine.yaml.0123456789ab.tmp', '.mine.yaml.last-good.0123456789ab.tmp'];
    const others = '.theirs.0123456789ab.tmp';
    for (const name of ['mine.yaml', others, ...own]) await writeFile(join(etc, name), '');
    await writeFile(join(backups, '.1-2026-11-27T15-20-04Z.yaml.0123456789ab.tmp'), '');
    await keeper().read();
    expect([await readdir(backups), (await readdir(etc)).sort()]).toEqual([[], [others, 'mine.yaml']]);
  });

  it('is refused whole, with all faults and the nearest names, and leaves the file alone', async () => {
    await writeFile(file, '# mine\n');
    const change = keeper().change({
      conductor: { folow: 'speed', turnSeconds: 3 },
      sensors: { password: 'much too long' },
      port: 1,
    });
    await expect(change).rejects.toMatchObject({
      kind: 'configuration',
      message: [
        'The configuration has 4 faults:',
        `  ${file}:3  conductor.folow: there is no such option; the nearest is conductor.follow`,
        `  ${file}:7  port: there is no such option; the nearest is sensors.port`,
        `  ${file}:4  conductor.turnSeconds: 3 does not fit: it must be a number from 5 to 60`,
        `  ${file}:6  sensors.password: it has 13 characters, at most 8 may be`,
      ].join('\n'),
    });
    await expect(keeper().change({ sensors: { password: [1] } })).rejects.toThrow(
      /password: it does not fit/,
    );
    expect(await content()).toBe('# mine\n');
    expect(await keeper().backups()).toEqual([]);
  });

  it('is checked under the command line, too, which only its own start knows', async () => {
    const ours = keeper({ overrides: ['conductor.follow=speed', 'sensors={port: 7}'] });
    const { written, next } = await ours.change(follow('cadence'));
    expect([written.conductor.follow, next.conductor.follow, next.sensors.port]).toEqual([
      'cadence',
      'speed',
      7,
    ]);
    const said = [
      ['conductor', 'follow'],
      ['sensors', 'port'],
      ['conductor', 'turnSeconds'],
    ];
    expect(said.map(ours.isOverridden)).toEqual([true, true, false]);
  });

  it('is refused for what it brings, not for what was wrong before', async () => {
    const examine = async ({ sensors }: z.output<typeof schema>) =>
      sensors.map.map(({ id }) => ({ path: ['sensors', 'map'], message: `nobody knows ${id}` }));
    await writeFile(file, 'sensors: {map: [{id: old}]}\n');
    await keeper({ examine }).change(follow('speed'));
    await expect(
      keeper({ examine }).change({ sensors: { map: [{ id: 'old' }, { id: 'new' }] } }),
    ).rejects.toThrow(`${file}:1  sensors.map: nobody knows new`);
  });

  it('only tells what it would do when that is asked', async () => {
    const { changed } = await keeper().change(follow('speed'), { isDryRun: true });
    expect(changed).toMatchObject([{ from: 'auto', to: 'speed' }]);
    await expect(content()).rejects.toThrow('ENOENT');
  });

  it('waits for the one before it: of twenty at once none is lost', async () => {
    const ours = keeper();
    const names = Array.from({ length: 20 }, (_, index) => `n${index}`);
    await Promise.all(
      names.map((id) => ours.change(({ sensors }) => ({ sensors: { map: [...sensors.map, { id }] } }))),
    );
    expect((await ours.read()).written.sensors.map.map(({ id }) => id)).toEqual(names);
  });

  it('goes through a link to the file itself', async () => {
    const real = join(folder, 'real.yaml');
    await writeFile(real, '# real\n');
    await symlink(real, file);
    await keeper().change(follow('speed'));
    expect((await lstat(file)).isSymbolicLink()).toBe(true);
    expect(await readFile(real, 'utf8')).toContain('# real\nconductor:');
  });

  it('says why it cannot be kept, and of what it would lose something', async () => {
    await writeFile(join(folder, 'in-the-way'), '');
    const elsewhere = keeper({ file: join(folder, 'in-the-way', 'tactus.yaml') });
    await expect(elsewhere.change(follow('speed'))).rejects.toMatchObject({ kind: 'noInput' });
    const unkept = keeper({ backupFolder: join(folder, 'in-the-way') });
    await expect(unkept.change(follow('speed'))).rejects.toMatchObject({ kind: 'cannotCreate' });
    await expect(content()).rejects.toThrow('ENOENT');
    await writeFile(file, Buffer.from('# f\xfcr mich\n', 'latin1'));
    await expect(keeper().change(follow('speed'))).rejects.toThrow('not in UTF-8');
    await writeFile(file, 'conductor: [\n');
    await expect(keeper().change(follow('speed'))).rejects.toThrow(`${file}:2`);
    await writeFile(file, 'conductor: {turnSeconds: !!int 20}\n');
    await expect(keeper().change({ conductor: { turnSeconds: 20.5 } })).rejects.toThrow(
      'no program can change',
    );
    const deep = JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`);
    await expect(keeper().change(deep)).rejects.toThrow('too deeply');
    const much = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${index}`, index]));
    await expect(keeper().change(much)).rejects.toThrow('too much');
  });

  it('never touches a prototype', async () => {
    const change = keeper().change(JSON.parse('{"__proto__":{"polluted":1}}'));
    await expect(change).rejects.toThrow('__proto__');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('what was there before', () => {
  it('comes back, one change further each time, and what was undone can be had again', async () => {
    const ours = keeper();
    for (const mode of ['cadence', 'speed']) await ours.change(follow(mode));
    expect((await ours.undo()).changed).toMatchObject([{ from: 'speed', to: 'cadence' }]);
    expect((await ours.undo()).written.conductor.follow).toBe('auto');
    await expect(ours.undo()).rejects.toThrow('nothing to undo');
    const backups = await ours.backups();
    expect(backups.map(({ isUndone }) => isUndone)).toEqual([true, true]);
    expect(backups[1]).toMatchObject({ at: expect.stringMatching(/^2026-11-27T00:00:\d\dZ$/) });
    expect((await ours.restore(backups[1]!.id)).written.conductor.follow).toBe('speed');
    expect((await ours.undo()).written.conductor.follow).toBe('auto');
  });

  it('is passed over by undo where the file holds it already: we were killed between two steps', async () => {
    const ours = keeper();
    await ours.change(follow('cadence'));
    await ours.change(follow('speed'));
    // As if it had been written back, and we killed before the backup went.
    const [last] = await readdir(join(folder, 'backups')).then((names) => names.sort().reverse());
    await writeFile(file, await readFile(join(folder, 'backups', last!)));
    expect((await ours.undo()).changed).toMatchObject([{ from: 'cadence', to: 'auto' }]);
  });

  it('comes back also where the file has been broken by hand since', async () => {
    const ours = keeper();
    await ours.change(follow('cadence'));
    await ours.change(follow('speed'));
    await writeFile(file, 'conductor: [');
    await ours.undo();
    expect((await ours.read()).written.conductor.follow).toBe('cadence');
  });

  it('is twenty files for their owner only, in order whatever the clock says', async () => {
    const ours = keeper();
    for (let turnSeconds = 10; turnSeconds < 35; turnSeconds += 1) {
      nowSeconds -= 100_000;
      await ours.change({ conductor: { turnSeconds } });
    }
    const names = await readdir(join(folder, 'backups'));
    expect(names).toHaveLength(20);
    expect((await stat(join(folder, 'backups', names[0]!))).mode & 0o777).toBe(0o600);
    expect((await ours.undo()).written.conductor.turnSeconds).toBe(33);
  });

  it('is only had by its name', async () => {
    await mkdir(join(folder, 'backups'));
    await writeFile(join(folder, 'x.yaml'), '');
    await expect(keeper().restore('../x')).rejects.toMatchObject({ kind: 'usage' });
  });
});
