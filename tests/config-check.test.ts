import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { configurationSchema } from '../daemon/configuration.ts';
import { firstStyle } from '../daemon/styles/mixture.ts';
import { faultsOf, unknownNames } from '../daemon/system/config/config-faults.ts';
import { leafOptions, readOptions } from '../daemon/system/config/config-schema.ts';
import { entry, runProgram, tactus, temporaryFolder } from './support/cli.ts';
import { makeModel } from './support/made-model.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const write = (text: string): string => {
  writeFileSync(folder.at('tactus.yaml'), text);
  return folder.at('tactus.yaml');
};

it('speaks of every option in our words, whatever stands there', () => {
  const root = readOptions(configurationSchema);
  const zods = /invalid|expected|received|unrecognized|too (big|small)|zod|NaN/i;
  const wrong = [
    -1e9,
    1e9,
    0.5,
    'x y!',
    'y'.repeat(5000),
    true,
    [[]],
    { no: 1 },
    [{ no: 1 }],
    Array(99).fill('a'),
  ];
  const said = leafOptions(root)
    .filter(({ path }) => !path.includes('*'))
    .flatMap(({ path }) =>
      wrong.flatMap((value) => {
        const values = path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
        const issues = configurationSchema.safeParse(values).error?.issues ?? [];
        const faults = [...unknownNames(root, values), ...faultsOf(root, values, issues)];
        // What is refused is told.
        if (issues.length > 0) expect(faults, JSON.stringify(values).slice(0, 200)).not.toEqual([]);
        return faults.map(({ message }) => message);
      }),
    );
  expect(said.length).toBeGreaterThan(500);
  expect(said.filter((message) => zods.test(message.replace(/"[^"]*"/g, '')))).toEqual([]);
});

it('finds everything at once: what the schema knows, and what run would refuse', {
  timeout: 60_000,
}, async () => {
  const file = write(
    [
      'conductor: { style: nosuch, targetHeartRateLowBpm: 170, targetHeartRateHighBpm: 150, feel: hafl }',
      'composer: { model: standrad, theme: /nowhere.mid }',
      'player: { soundFontPath: /nowhere.sf2 }',
      'outputs: { use: [stream, wav:a.wav], reference: alsa }',
      'body: { maxHeartRateBpm: 50, priorities: { cadense: [a] } }',
      'sensors:',
      '  buttons: { keys: { 28: togle, 29: play } }',
      '  bluetooth: { devices: [{ address: "C0:FF:EE:00:00:01", nmae: x }] }',
      '  map: [{ mqtt: a/b, reading: control, name: skipp }]',
      `  mqtt: { enabled: true, caFile: ${folder.at('tactus.yaml')} }`,
      'panel: { prot: 80 }',
      '',
    ].join('\n'),
  );
  const { code, stdout, stderr } = await tactus('config', 'check', '--config', file);
  expect([code, stdout]).toEqual([78, '']);
  for (const line of [
    '1  conductor.targetHeartRateHighBpm: it must be above conductor.targetHeartRateLowBpm',
    '1  conductor.feel: "hafl" does not fit: it must be one of auto, full, half; the nearest is half',
    '2  composer.model: There is no model called `standrad`. Did you mean "standard"?',
    '2  composer.theme: ',
    '3  player.soundFontPath: The SoundFont /nowhere.sf2 is not there',
    '4  outputs: outputs.reference: "alsa" is not among the outputs',
    '5  body.maxHeartRateBpm: it must be above body.restHeartRateBpm',
    '5  body.priorities.cadense: there is no such option; the nearest is body.priorities.cadence',
    '7  sensors.buttons.keys.28: the control "togle" means nothing here',
    '8  sensors.bluetooth.devices.0.nmae: there is no such option',
    '9  sensors.map.0.name: the control "skipp" means nothing here',
    `10  sensors.mqtt.caFile: ${file} holds no certificate`,
    '11  panel.prot: there is no such option; the nearest is panel.port',
  ])
    expect(stderr.split(`${file}:${line}`)).toHaveLength(2);
});

it.each([
  ['conductor: { style: nosuch }', 64],
  ['composer: { model: nosuch }', 64],
  ['outputs: { use: [stream], reference: alsa }', 64],
  ['sensors: { buttons: { keys: { 28: togle } } }', 64],
  ['conductor: { targetHeartRateLowBpm: 170 }', 78],
  ['composer: { theme: /nowhere.mid }', 66],
])('run refuses what the check refuses: %s', { timeout: 60_000 }, async (text, code) => {
  const file = write(text);
  const checked = await tactus('config', 'check', '--config', file);
  expect(checked.code).toBe(78);
  expect(checked.stderr).toMatch(/^tactus: The configuration has a fault: .*:1 {2}/);
  const ran = await tactus(
    'run',
    '--simulate',
    'easy',
    '--config',
    file,
    '--port',
    '0',
    '--output',
    'stream',
  );
  expect([ran.code, ran.stdout]).toEqual([code, '']);
});

it('a model whose files are not whole is found before it is to play', { timeout: 120_000 }, async () => {
  const imported = folder.at('damaged/models/torn');
  makeModel(imported, { style: firstStyle, to: 'techno', like: 'electronic' });
  const file = write('composer: { model: made }\n');
  const check = () =>
    runProgram(entry, ['config', 'check', '--config', file], { STATE_DIRECTORY: folder.at('damaged') });
  expect((await check()).stderr).not.toContain('composer.model');
  appendFileSync(join(imported, 'model.int8.onnx'), 'x');
  const { code, stderr } = await check();
  expect([code, stderr]).toEqual([
    78,
    expect.stringMatching(/composer\.model: .* bytes where the manifest says/),
  ]);
});

it('a model of your own plays its first style where another is configured, and says what to set', {
  timeout: 120_000,
}, async () => {
  makeModel(folder.at('made'), { style: firstStyle, to: 'techno', like: 'electronic' });
  const run = (...args: readonly string[]) =>
    runProgram(entry, args, { STATE_DIRECTORY: folder.at('state') });
  const imported = await run('models', 'import', folder.at('made'));
  expect(imported.stdout).toContain('\ncomposer:\n  model: made\nconductor:\n  style: ');
  // The file that is installed has the style that it has by default.
  const file = write(`composer: { model: made }\nconductor: { style: ${firstStyle} }\n`);
  const render = (...more: readonly string[]) =>
    run(
      'render',
      '--simulate',
      'easy',
      '--seconds',
      '2',
      '--config',
      file,
      '--trace',
      folder.at('a.jsonl'),
      ...more,
    );
  const played = await render();
  expect(played.code, played.stderr).toBe(0);
  expect(played.stderr).toMatch(
    /knows no style "\w+"\. "chorale" plays\.\n +Set conductor\.style: chorale\n$/,
  );
  expect((await run('config', 'check', '--config', file)).code).toBe(0);
  // Who asks for it by name is told that it cannot be.
  expect(await render('--style', firstStyle)).toMatchObject({ code: 64 });
  expect(await render('--style', 'techno')).toMatchObject({ code: 0, stderr: '' });
});

it('tells which scene asks for a style that the model does not know, of those that somebody wrote', async () => {
  const scenes = ['{ name: fast, style: polka, energyBias: 0.1 }', '{ name: fast, style: folk }'];
  const check = (...lines: readonly string[]) =>
    tactus(
      'config',
      'check',
      '--config',
      write(['scenes:', ...lines.map((line) => `  - ${line}`)].join('\n')),
    );
  expect(await check(...scenes)).toMatchObject({
    code: 78,
    stderr: expect.stringContaining('scenes.1.name: another scene is called fast'),
  });
  expect(await check(scenes[0] ?? '')).toMatchObject({
    code: 78,
    stderr: expect.stringContaining('scenes.0: The scene "fast" asks for the style "polka", which the model'),
  });
});

it('is changed on the command line: all or nothing, with its comments, and back', {
  timeout: 60_000,
}, async () => {
  const file = write(
    '# mine\npanel:\n  port: 7300 # ours\nsensors:\n  mqtt:\n    password: secret-planted\n',
  );
  const config = (...args: readonly string[]) =>
    runProgram(entry, ['config', ...args, '--config', file], { STATE_DIRECTORY: folder.at('state') });
  const set = await config('set', 'panel.port=7301', 'conductor.follow=speed', 'voice.enabled=true');
  expect(set).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\+ +port: 7301 # ours$/m) });
  expect(readFileSync(file, 'utf8')).toMatch(/^# mine\npanel:\n {2}port: 7301 # ours\n/);
  const before = readFileSync(file, 'utf8');
  expect(await config('set', 'panel.port=7302', 'conductor.folow=speed')).toMatchObject({
    code: 78,
    stderr: expect.stringMatching(/conductor\.folow.*follow/s),
  });
  expect(readFileSync(file, 'utf8')).toBe(before);
  const { stdout } = await config('diff');
  expect(stdout).toContain('panel.port: 7301  # by default 7272\n');
  expect(stdout).toContain('conductor.follow: "speed"  # by default "auto"\n');
  expect(stdout).toContain('sensors.mqtt.password: (not shown)');
  expect(stdout).not.toContain('secret-planted');
  expect(await config('set', 'panel.port=')).toMatchObject({ code: 0 });
  expect((await config('diff')).stdout).not.toContain('panel.port');
});

it('is overridden by the environment, and that by the command line', { timeout: 60_000 }, async () => {
  const file = write('panel: { port: 7300 }\n');
  const print = async (...args: readonly string[]): Promise<string> => {
    const environment = { TACTUS_PANEL_PORT: '7310', TACTUS_CONDUCTOR_REFERENCE_TEMPO_BPM: '150' };
    return (await runProgram(entry, ['config', 'print', '--config', file, ...args], environment)).stdout;
  };
  expect(await print()).toMatch(/^ {2}port: 7310$/m);
  expect(await print()).toMatch(/^ {2}referenceTempoBpm: 150$/m);
  expect(await print('--set', 'panel.port=7320')).toMatch(/^ {2}port: 7320$/m);
  const wrong = await runProgram(entry, ['config', 'check', '--config', file], { TACTUS_PANEL_PORT: 'x' });
  expect(wrong).toMatchObject({ code: 78, stderr: expect.stringContaining('TACTUS_PANEL_PORT  panel.port') });
  // All at once; but who plays is not kept from it by what others may have put there.
  const misspelt = { TACTUS_PANEL__PROT: '1', TACTUS_PANEL_PORT: '7310' };
  const strange = await runProgram(
    entry,
    ['config', 'check', '--config', write('log: { level: nfo }')],
    misspelt,
  );
  expect(strange.code).toBe(78);
  expect(strange.stderr).toContain(':1  log.level: "nfo" does not fit');
  expect(strange.stderr).toContain(
    'environment  TACTUS_PANEL__PROT: there is no such option; the nearest is TACTUS_PANEL_PORT',
  );
  const played = await runProgram(entry, ['render', '--simulate', 'easy', '--seconds', '1'], misspelt);
  expect(played).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/^tactus: TACTUS_PANEL__PROT is passed over: .*TACTUS_PANEL_PORT\.$/m),
  });
});
