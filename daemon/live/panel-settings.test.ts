import { afterEach, describe, expect, it } from 'vitest';
import { settingsSchema } from '../panel/settings.ts';
import { askSettings } from './testing/ask-settings.ts';
import { createKeptSettings, type KeptSettings } from './testing/kept-settings.ts';

let kept: KeptSettings;
afterEach(() => kept.remove());

async function start(...how: Parameters<typeof createKeptSettings>) {
  kept = await createKeptSettings(...how);
  return askSettings(kept);
}

describe('the options', () => {
  it('are told with value, source, shape and what a change needs; secrets never', async () => {
    const text = 'conductor: {seed: 5}\nsensors: {mqtt: {password: hunter2}}\n';
    const ask = await start(text, { overrides: ['conductor.style=folk', 'panel.port=8000'] });
    const { body } = await ask('GET', '/config');
    const { options, restartNeeded, file } = settingsSchema.parse(body);
    const told = (path: string) => options.find((option) => option.path === path);
    expect(told('conductor.seed')).toEqual({
      path: 'conductor.seed',
      help: expect.stringContaining('Same seed'),
      schema: { type: 'integer', minimum: 0, maximum: 2 ** 31 - 1 },
      value: 5,
      default: 1,
      source: 'file',
      restartNeeded: true,
    });
    expect(told('conductor.follow')).toMatchObject({
      source: 'default',
      restartNeeded: false,
      value: 'auto',
    });
    expect(told('panel.port')).toMatchObject({ source: 'commandLine', value: 8000, default: 7272 });
    expect(told('sensors.mqtt.password')).toMatchObject({ secret: true, isSet: true });
    expect(told('sensors.mqtt.username')).not.toHaveProperty('value');
    expect(JSON.stringify(body)).not.toContain('hunter2');
    expect([restartNeeded, file]).toEqual([false, expect.stringContaining('tactus.yaml')]);
    const changed = await ask('PATCH', '/config', { sensors: { mqtt: { password: 'hunter3' } } });
    expect(changed.body).toEqual({
      changed: [{ path: 'sensors.mqtt.password', restartNeeded: true }],
      lines: [],
    });
    const refused = await ask('PATCH', '/config', { sensors: { mqtt: { password: ['hunter4'] } } });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).not.toContain('hunter');
  });

  it('that are for the file alone are told, and changed by nobody over the network', async () => {
    const text = 'recorder: {whenEnded: {command: [upload]}}\n';
    const ask = await start(text);
    const { options } = settingsSchema.parse((await ask('GET', '/config')).body);
    const path = 'recorder.whenEnded.command';
    expect(options.find((option) => option.path === path)).toMatchObject({
      value: ['upload'],
      source: 'file',
    });
    const patch = (whenEnded: object) => ask('PATCH', '/config', { recorder: { whenEnded } });
    for (const command of [['sh', '-c', 'id'], [], null])
      expect(await patch({ command })).toMatchObject({ status: 400, body: { faults: [{ path }] } });
    const { yaml, version } = (await ask('GET', '/config/file')).body;
    const rewritten = { yaml: yaml.replace('upload', 'id'), basedOn: version };
    expect((await ask('PUT', '/config/file', rewritten)).status).toBe(400);
    expect(kept.content()).toBe(text);
    // What stands beside it is as any other.
    expect((await patch({ files: ['gpx'] })).status).toBe(200);
    expect(kept.content()).toContain('upload');
  });

  it('say what the next start takes, and that it needs none once that is taken back', async () => {
    const ask = await start();
    const seed = async (value: number) =>
      (await ask('PATCH', '/config', { conductor: { seed: value } })).body.changed[0];
    expect(await seed(7)).toEqual({ path: 'conductor.seed', from: 1, to: 7, restartNeeded: true });
    const view = settingsSchema.parse((await ask('GET', '/config')).body);
    expect(view.restartNeeded).toBe(true);
    expect(view.options.find(({ path }) => path === 'conductor.seed')).toMatchObject({ value: 1, next: 7 });
    expect(await seed(1)).toMatchObject({ restartNeeded: false });
    expect((await ask('GET', '/config')).body.restartNeeded).toBe(false);
  });

  it('that the command line holds are saved, and that is said', async () => {
    const ask = await start('', { overrides: ['conductor.follow=manual'] });
    const { body } = await ask('PATCH', '/config', { conductor: { follow: 'speed' } });
    expect(body.changed).toEqual([
      { path: 'conductor.follow', from: 'auto', to: 'speed', restartNeeded: false, overridden: true },
    ]);
    expect(kept.stage.told).toEqual([]);
  });

  it('are looked at before they are saved, changed, and changed back', async () => {
    const ask = await start('# mine\n');
    const patch = { conductor: { follow: 'speed', seed: 3 } };
    const dry = await ask('PATCH', '/config?dryRun=true', patch);
    expect(dry.body.changed).toHaveLength(2);
    expect([kept.content(), kept.stage.told]).toEqual(['# mine\n', []]);
    expect((await ask('PATCH', '/config', patch)).body).toEqual(dry.body);
    expect(kept.content()).toBe('# mine\nconductor:\n  follow: speed\n  seed: 3\n');
    expect(kept.stage.conductor.settings.follow).toBe('speed');
    const [backup] = (await ask('GET', '/config/backups')).body.backups;
    expect((await ask('POST', '/config/undo')).body.changed).toHaveLength(2);
    expect([kept.content(), kept.stage.conductor.settings.follow]).toEqual(['# mine\n', 'auto']);
    expect((await ask('POST', '/config/undo')).status).toBe(400);
    expect((await ask('POST', `/config/backups/${backup.id}/restore`)).status).toBe(400);
    const [undone] = (await ask('GET', '/config/backups')).body.backups;
    expect((await ask('POST', `/config/backups/${undone.id}/restore`)).body.changed).toHaveLength(2);
  });

  it('are refused whole, with each fault and its option', async () => {
    const ask = await start();
    const { status, body } = await ask('PATCH', '/config', { conductor: { folow: 1, seed: -1 } });
    expect([status, body]).toEqual([
      400,
      {
        error: expect.stringContaining('2 faults'),
        faults: [
          { path: 'conductor.folow', line: 2, message: expect.stringContaining('conductor.follow') },
          { path: 'conductor.seed', line: 3, message: expect.stringContaining('from 0 to') },
        ],
      },
    ]);
    for (const wrong of [[], [1]]) expect((await ask('PATCH', '/config', wrong)).status).toBe(400);
  });

  it('are told also where the file was broken by other hands', async () => {
    const ask = await start();
    kept.write('conductor: [');
    expect((await ask('GET', '/config')).body).toMatchObject({
      fault: expect.stringContaining('not YAML'),
      restartNeeded: false,
    });
  });
});

describe('scenes', () => {
  it('are kept by their names, at once, and go', async () => {
    const ask = await start();
    expect((await ask('PUT', '/scenes/hills', { style: 'folk', energyBias: 0.2 })).status).toBe(200);
    expect(kept.stage.scenes.names).toEqual(['easy', 'push', 'calm', 'hills']);
    expect((await ask('PUT', '/scenes/push', { style: 'game' })).status).toBe(200);
    expect((await ask('DELETE', '/scenes/calm')).status).toBe(200);
    expect((await ask('GET', '/scenes')).body.scenes).toEqual([
      { name: 'easy', style: 'folk', energyBias: -0.1 },
      { name: 'push', style: 'game' },
      { name: 'hills', style: 'folk', energyBias: 0.2 },
    ]);
    expect((await ask('DELETE', '/scenes/calm')).status).toBe(404);
  });

  it('are refused where they set nothing, something that nobody knows, or another name', async () => {
    const ask = await start();
    const put = async (name: string, body: object) => (await ask('PUT', `/scenes/${name}`, body)).body.error;
    expect(await put('a', {})).toContain('it sets nothing');
    expect(await put('a', { stile: 'folk' })).toContain('scenes.*.style');
    expect(await put('a', { name: 'b', style: 'folk' })).toContain('the address says it');
    expect(await put('1', { style: 'folk' })).toContain('a name is a letter');
    expect(await put('a', [])).toBe('Send an object.');
    expect(kept.content()).toBe('');
  });
});

describe('mappings', () => {
  it('are kept by their names, that of an entry without one too', async () => {
    const ask = await start(
      'sensors:\n  map:\n    # the treadmill\n    - {mqtt: gym/speed, reading: speed}\n',
    );
    const watch = { mqtt: 'watch/+', reading: 'heartRate' };
    const { body } = await ask('PUT', '/mappings/watch', watch);
    expect(body.changed).toMatchObject([{ path: 'sensors.map', restartNeeded: false }]);
    const [treadmill, second] = (await ask('GET', '/mappings')).body.mappings;
    expect(second).toEqual({ name: 'watch', mapping: { id: 'watch', ...watch } });
    const faster = { mqtt: 'gym/speed', reading: 'speed', unit: 'km/h' };
    expect((await ask('PUT', `/mappings/${treadmill.name}`, faster)).status).toBe(200);
    expect(kept.content()).toBe(
      'sensors:\n  map:\n    # the treadmill\n' +
        `    - {mqtt: gym/speed, reading: speed, id: ${treadmill.name}, unit: km/h}\n` +
        '    - { id: watch, mqtt: watch/+, reading: heartRate }\n',
    );
    expect((await ask('DELETE', `/mappings/${treadmill.name}`)).status).toBe(200);
    expect((await ask('DELETE', `/mappings/${treadmill.name}`)).status).toBe(404);
    expect(kept.content()).toContain('# the treadmill');
    expect((await ask('PUT', '/mappings/watch', { mqtt: 'watch/+' })).body.error).toContain('which reading');
  });

  it('may be one of those that we know, which are told', async () => {
    const ask = await start();
    const { presets } = (await ask('GET', '/presets')).body;
    expect(presets).toContainEqual({
      name: 'owntracks',
      readings: ['position'],
      heard: [
        { over: 'http', at: '/api/v1/senders/owntracks', always: true },
        { over: 'mqtt', at: 'owntracks/+/+', always: false },
      ],
      mapping: { preset: 'owntracks' },
    });
    for (const { name, mapping } of presets) {
      if (mapping) expect((await ask('PUT', `/mappings/${name}`, mapping)).status).toBe(200);
    }
  });
});
