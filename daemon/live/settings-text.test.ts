import { afterEach, beforeEach, expect, it } from 'vitest';
import { settingsTextSchema } from '../panel/settings.ts';
import { askSettings } from './testing/ask-settings.ts';
import { createKeptSettings, type KeptSettings } from './testing/kept-settings.ts';

const yaml = `# Mine. password: hunter1
conductor:
  seed: 5 # lucky
sensors:
  mqtt:
    password: hunter2 # was hunter1
    username: band
`;
const masked = `# Mine. password: (not shown 1)
conductor:
  seed: 5 # lucky
sensors:
  mqtt:
    password: (not shown 2) # (not shown 3)
    username: band
`;

let kept: KeptSettings;
let ask: ReturnType<typeof askSettings>;
beforeEach(async () => {
  kept = await createKeptSettings(yaml);
  ask = askSettings(kept);
});
afterEach(() => kept.remove());

const look = async () => settingsTextSchema.parse((await ask('GET', '/config/file')).body);
const put = async (text: string, how = '', basedOn?: string) =>
  ask('PUT', `/config/file${how}`, { yaml: text, basedOn: basedOn ?? (await look()).version });

it('is told as it is written, but for secrets', async () => {
  expect(await look()).toMatchObject({ yaml: masked, faults: [], file: expect.stringMatching(/yaml$/) });
});

it('tells what would change, saves it with its secrets, and is undone', async () => {
  const next = masked.replace('seed: 5', 'seed: 6').replace('    username: band\n', '');
  const change = {
    changed: [
      { path: 'sensors.mqtt.username', from: 'band', restartNeeded: true },
      { path: 'conductor.seed', from: 5, to: 6, restartNeeded: true },
    ],
    lines: expect.arrayContaining([
      { kind: 'removed', text: '  seed: 5 # lucky', from: 3 },
      { kind: 'added', text: '  seed: 6 # lucky', to: 3 },
      { kind: 'same', text: '    password: (not shown) # (not shown)', from: 6, to: 6 },
      { kind: 'removed', text: '    username: band', from: 7 },
    ]),
  };
  expect(await put(next, '?dryRun=true')).toEqual({ status: 200, body: change });
  expect(kept.content()).toBe(yaml);
  expect(await put(next)).toEqual({ status: 200, body: change });
  expect(kept.content()).toBe(yaml.replace('seed: 5', 'seed: 6').replace('    username: band\n', ''));
  expect((await ask('POST', '/config/undo')).status).toBe(200);
  expect(kept.content()).toBe(yaml);
});

it('is refused with every fault and its line, without a word of a secret', async () => {
  const { status, body } = await put(
    'conductor:\n  folow: auto\n  seed: -1\nsensors:\n  mqtt:\n    password: (not shown 2)\n    prefix: (not shown 2)\n',
  );
  expect(status).toBe(400);
  expect(body.faults).toEqual([
    { path: '', line: 7, message: expect.stringContaining('only where a secret stands') },
    { path: 'conductor.folow', line: 2, message: expect.stringContaining('nearest is conductor.follow') },
    { path: 'conductor.seed', line: 3, message: expect.stringContaining('-1 does not fit') },
  ]);
  expect(JSON.stringify(body)).not.toContain('hunter');
  const noYaml = await put('conductor: [\n  seed: 5\nlog: {level: info\n');
  expect(noYaml.body.faults).toContainEqual(expect.objectContaining({ path: '', line: expect.any(Number) }));
  expect(kept.content()).toBe(yaml);
});

it('is refused where the file is another one meanwhile', async () => {
  const { version } = await look();
  kept.write('conductor: {seed: 7}\n');
  expect(await put('conductor: {seed: 8}\n', '', version)).toMatchObject({
    status: 409,
    body: { error: expect.stringContaining('changed meanwhile') },
  });
  expect(kept.content()).toBe('conductor: {seed: 7}\n');
});

it('is the way out where the file was broken by hand', async () => {
  kept.write(yaml.replace('  mqtt:\n', '  mqtt\n').replace('seed: 5', 'seed: [5'));
  const broken = await look();
  expect(broken.faults.length).toBeGreaterThan(0);
  expect(broken.faults[0]!.line).toBeGreaterThan(0);
  expect(JSON.stringify(broken)).not.toContain('hunter');
  const mended = broken.yaml.replace('seed: [5', 'seed: 9').replace('  mqtt\n', '  mqtt:\n');
  expect((await put(mended)).status).toBe(200);
  expect(kept.content()).toBe(yaml.replace('seed: 5', 'seed: 9'));
});

it('takes no more than a configuration is', async () => {
  const names = Array.from({ length: 5000 }, (_, index) => `nam${index}: 1`).join('\n');
  expect(await put(names)).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('too much') },
  });
  expect((await put('#'.repeat(300_000))).status).toBe(400);
});
