import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { TactusError } from '../errors.ts';
import { loadConfiguration } from './config-file.ts';
import { documentConfiguration, printConfiguration } from './config-print.ts';

const schema = z.object({
  conductor: z
    .object({
      follow: z.enum(['auto', 'cadence', 'speed']).default('auto').describe('What the tempo follows.'),
      turnSeconds: z.number().min(5).max(60).default(15).describe('How slowly it turns, seconds.'),
      scene: z.string().max(20).optional().describe('Name of a scene.'),
    })
    .prefault({})
    .describe('How the body leads the music.'),
  sensors: z
    .object({
      gpsd: z
        .object({
          enabled: z.boolean().default(false).describe('Read positions from gpsd.'),
          port: z.number().int().min(1).max(65535).default(2947).describe('TCP port.'),
        })
        .prefault({}),
      mix: z.record(z.string(), z.number().min(0).max(1)).default({}).describe('Shares by name.'),
    })
    .prefault({}),
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tactus-config-'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = async (text: string): Promise<string> => {
  const file = join(folder, 'tactus.yaml');
  await writeFile(file, text);
  return file;
};

const faultOf = async (promise: Promise<unknown>): Promise<TactusError> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(TactusError);
  return error as TactusError;
};

describe('loading', () => {
  it('gives the defaults without a file', async () => {
    const values = await loadConfiguration(schema, {});
    expect(values.conductor).toEqual({ follow: 'auto', turnSeconds: 15 });
    expect(values.sensors.gpsd).toEqual({ enabled: false, port: 2947 });
  });

  it('lays overrides over the file and the file over the defaults', async () => {
    const file = await write(
      'conductor:\n  follow: cadence\n  turnSeconds: 20\nsensors:\n  # nothing here\n',
    );
    const overrides = [
      'conductor.follow=speed',
      'sensors.gpsd.enabled=true',
      'conductor.scene=007',
      'sensors.mix={a: 0.5}',
    ];
    const values = await loadConfiguration(schema, { file, overrides });
    expect(values).toEqual({
      conductor: { follow: 'speed', turnSeconds: 20, scene: '007' },
      sensors: { gpsd: { enabled: true, port: 2947 }, mix: { a: 0.5 } },
    });
  });

  it('takes an override that is no YAML, or asks for what another place would have to hold, as text', async () => {
    for (const text of ['*fast', '[fast', '&']) {
      const overrides = [`conductor.turnSeconds=${text}`];
      const { exitCode, message } = await faultOf(loadConfiguration(schema, { overrides }));
      expect([exitCode, message]).toEqual([78, expect.stringContaining(`"${text}" does not fit`)]);
    }
  });

  it('lists all faults at once, each with place and nearest name', async () => {
    const file = await write(
      'conductor:\n  folow: speed\n  turnSeconds: 99\ngpsd:\n  port: 1\nsensors:\n  mix: {a: 2}\n',
    );
    const error = await faultOf(loadConfiguration(schema, { file, overrides: ['conductor.follow=sped'] }));
    expect(error.exitCode).toBe(78);
    expect(error.message.split('\n')).toEqual([
      'The configuration has 5 faults:',
      `  ${file}:2  conductor.folow: there is no such option; the nearest is conductor.follow`,
      `  ${file}:4  gpsd: there is no such option; the nearest is sensors.gpsd`,
      '  --set  conductor.follow: "sped" does not fit: it must be one of auto, cadence, speed; the nearest is speed',
      `  ${file}:3  conductor.turnSeconds: 99 does not fit: it must be a number from 5 to 60`,
      `  ${file}:7  sensors.mix.a: 2 does not fit: it must be a number from 0 to 1`,
    ]);
  });

  it('lets the defaults stand in for a file that nobody named and that is absent or unreadable, and tells', async () => {
    const why: unknown[] = [];
    const orDefaults = (each: unknown): void => void why.push(each);
    const defaults = await loadConfiguration(schema, {});
    expect(await loadConfiguration(schema, { file: join(folder, 'no.yaml'), orDefaults })).toEqual(defaults);
    // A folder cannot be read by anybody, not even by root.
    expect(await loadConfiguration(schema, { file: folder, orDefaults })).toEqual(defaults);
    expect(why).toEqual(['missing', expect.objectContaining({ message: expect.stringContaining('EISDIR') })]);
    expect((await faultOf(loadConfiguration(schema, { file: folder }))).exitCode).toBe(66);
  });

  it('says what is wrong with a file that is absent, not YAML, a list, too large or a bomb of aliases', async () => {
    expect((await faultOf(loadConfiguration(schema, { file: join(folder, 'no.yaml') }))).exitCode).toBe(66);
    const syntax = await faultOf(loadConfiguration(schema, { file: await write('a: [1\nb: }') }));
    expect(syntax.exitCode).toBe(78);
    expect(syntax.message).toContain('tactus.yaml:2');
    expect((await faultOf(loadConfiguration(schema, { file: await write('- 1') }))).exitCode).toBe(78);
    expect(
      (await faultOf(loadConfiguration(schema, { file: await write('#'.repeat(300_000)) }))).exitCode,
    ).toBe(66);
    const bomb = `a: &a [1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b]\n`;
    expect((await faultOf(loadConfiguration(schema, { file: await write(bomb) }))).exitCode).toBe(78);
    expect((await faultOf(loadConfiguration(schema, { file: folder }))).exitCode).toBe(66);
  });

  it('never touches a prototype', async () => {
    for (const source of [
      { overrides: ['__proto__.polluted=1'] },
      { file: await write('__proto__:\n  polluted: 1\n') },
    ]) {
      const error = await faultOf(loadConfiguration(schema, source));
      expect(error.message).toContain('__proto__');
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    }
  });

  it('refuses an override that is not path=value', async () => {
    for (const text of ['conductor.follow', '=1', 'a..b=1', '']) {
      expect((await faultOf(loadConfiguration(schema, { overrides: [text] }))).exitCode).toBe(64);
    }
  });
});

describe('printing', () => {
  it('explains every option and reads back as the same values', async () => {
    const values = schema.parse({ conductor: { follow: 'speed' } });
    const text = printConfiguration(schema, values, ['Tactus']);
    expect(parse(text)).toEqual(values);
    expect(text).toContain(
      '  # What the tempo follows. One of auto, cadence, speed. Default: auto.\n  follow: speed\n',
    );
    expect(text).toContain('  # How slowly it turns, seconds. Number from 5 to 60.\n  turnSeconds: 15\n');
    expect(text).toContain('  # scene:\n');
    expect(await loadConfiguration(schema, { file: await write(text) })).toEqual(values);
    expect(documentConfiguration(schema)).toContain(
      '| `sensors.gpsd.port` | TCP port. | whole number from 1 to 65535 | `2947` |',
    );
  });
});
