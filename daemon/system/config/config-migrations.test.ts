import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { environmentFaults, environmentOverrides } from './config-environment.ts';
import { loadConfiguration } from './config-file.ts';
import { createConfigurationKeeper } from './config-keeper.ts';
import type { Said } from './config-overrides.ts';
import { readOptions } from './config-schema.ts';
import { type Migration, secret, withMigrations } from './option-marks.ts';

/** Renamed in its place, moved with another value, of a list another way, and renamed twice. */
const migrations: readonly Migration[] = [
  { since: '0.2.0', from: ['player', 'loudness'], to: ['player', 'volume'] },
  {
    since: '0.2.0',
    from: ['player', 'delaySeconds'],
    to: ['outputs', 'delayMs'],
    value: (earlier) => (typeof earlier === 'number' ? earlier * 1000 : earlier),
  },
  {
    since: '0.3.0',
    from: ['outputs', 'use'],
    to: ['outputs', 'use'],
    value: (earlier) =>
      Array.isArray(earlier) ? earlier.map((name) => (name === 'sound' ? 'alsa' : name)) : earlier,
  },
  { since: '0.3.0', from: ['player', 'volume'], to: ['player', 'volume01'] },
  { since: '0.3.0', from: ['panel', 'key'], to: ['panel', 'password'] },
];
const schema = withMigrations(
  z.strictObject({
    player: z.strictObject({ volume01: z.number().min(0).max(1).default(0.5) }).prefault({}),
    outputs: z
      .strictObject({
        delayMs: z.number().default(0),
        use: z.array(z.enum(['alsa', 'stream'])).default([]),
      })
      .prefault({}),
    panel: z
      .strictObject({ port: z.number().default(7272), password: z.string().optional().meta(secret) })
      .prefault({}),
  }),
  migrations,
);
const root = readOptions(schema);

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tactus-migrations-'));
  file = join(folder, 'tactus.yaml');
});
afterEach(() => rm(folder, { recursive: true }));

const earlier = `# mine
player:
  # so loud
  loudness: 0.7 # in the evening
  # so late
  delaySeconds: 0.2
outputs:
  use: [sound, stream] # both
panel:
  port: 7300
`;
const now = { volume01: 0.7 };

async function load(text: string, overrides: readonly Said[] = []) {
  await writeFile(file, text);
  const remarks: string[] = [];
  const configuration = await loadConfiguration(schema, {
    ...{ file, overrides, onRemark: (remark) => remarks.push(remark.replaceAll(`${file}:`, '')) },
  });
  return { configuration, remarks };
}
const keeper = () =>
  createConfigurationKeeper({
    schema,
    asPlayed: (given) => given,
    ...{ file, overrides: [], examine: async () => [] },
    ...{ backupFolder: join(folder, 'backups'), wallSeconds: () => 1.8e9 },
  });
const content = (): Promise<string> => readFile(file, 'utf8');

describe('what was written for an earlier version', () => {
  it('means what it meant, and is told with its line', async () => {
    const { configuration, remarks } = await load(earlier);
    expect(configuration).toEqual({
      ...{ player: now, outputs: { delayMs: 200, use: ['alsa', 'stream'] }, panel: { port: 7300 } },
    });
    const writes = '; `tactus config set` writes it so';
    expect(remarks).toEqual([
      `4  player.loudness is called player.volume since 0.2.0${writes}`,
      `6  player.delaySeconds is called outputs.delayMs since 0.2.0${writes}`,
      `8  outputs.use is written otherwise since 0.3.0${writes}`,
      `4  player.volume is called player.volume01 since 0.3.0${writes}`,
    ]);
    expect((await load('player: { volume01: 0.7 }')).remarks).toEqual([]);
  });

  it('is wrong where it was wrong, on its own line', async () => {
    await expect(load('player:\n  loudness: 7\n  laudness: 1\n')).rejects.toThrow(
      new RegExp(
        [
          ':3 {2}player\\.laudness: there is no such option[^]*',
          ':2 {2}player\\.volume01: 7 does not fit: it must be a number from 0 to 1',
        ].join(''),
      ),
    );
  });

  it('gives way to what is written beside it by the name of now', async () => {
    const { configuration } = await load('player: { volume01: 0.2, volume: 0.3, loudness: 0.4 }');
    expect(configuration.player.volume01).toBe(0.2);
  });

  it('counts on the command line and in the environment, too', async () => {
    const environment = { TACTUS_PLAYER_LOUDNESS: '0.3', TACTUS_PLAYER_DELAY_SECONDS: '1' };
    const said = [...environmentOverrides(root, environment), 'outputs.use=[sound]', 'player.volume=0.4'];
    const { configuration, remarks } = await load('', said);
    expect(configuration).toMatchObject({
      player: { volume01: 0.4 },
      outputs: { delayMs: 1000, use: ['alsa'] },
    });
    expect(remarks).toEqual([
      'TACTUS_PLAYER_LOUDNESS  player.loudness is called player.volume01 now',
      'TACTUS_PLAYER_DELAY_SECONDS  player.delaySeconds is called outputs.delayMs now',
      '--set  player.volume is called player.volume01 now',
    ]);
    expect(environmentFaults(root, environment)).toEqual([]);
    const both = { ...environment, TACTUS_PLAYER_VOLUME01: '0.6' };
    expect((await load('', environmentOverrides(root, both))).configuration).toMatchObject({
      player: { volume01: 0.6 },
    });
  });
});

describe('the file', () => {
  it('stays as it is until something is saved, and is then written as of now, with all comments', async () => {
    await writeFile(file, earlier);
    expect((await keeper().read()).written.player).toEqual(now);
    expect(await content()).toBe(earlier);
    const { changed } = await keeper().change({ panel: { port: 7301 } });
    expect(changed.map(({ option: { path } }) => path.join('.'))).toEqual(['panel.port']);
    expect(await content()).toBe(`# mine
player:
  # so loud
  volume01: 0.7 # in the evening
  # so late
outputs:
  use: [ alsa, stream ] # both
  delayMs: 200
panel:
  port: 7301
`);
    expect((await load(await content())).remarks).toEqual([]);
    await keeper().undo();
    expect(await content()).toBe(earlier);
  });

  it('is written as of now where nothing else is asked for, and once only', async () => {
    await writeFile(file, earlier);
    expect((await keeper().change({})).lines.length).toBeGreaterThan(0);
    expect((await keeper().change({})).lines).toEqual([]);
  });

  it('takes changes by earlier names, the way back to the default, too', async () => {
    await writeFile(file, earlier);
    await keeper().change({ player: { loudness: 0.9, delaySeconds: null } });
    expect(await content()).toContain('volume01: 0.9 # in the evening');
    expect((await load(await content())).configuration.outputs.delayMs).toBe(0);
  });

  it('shows no secret that stands there by an earlier name', async () => {
    await writeFile(file, 'panel: { key: hunter2-planted }\n');
    const { text } = await keeper().readText();
    expect(text).not.toContain('planted');
    const { lines } = await keeper().change({ panel: { port: 1 } });
    expect(JSON.stringify(lines)).not.toContain('planted');
    expect(await content()).toContain('password: hunter2-planted');
  });
});
