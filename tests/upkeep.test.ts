import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { unzip } from '../daemon/system/files/testing/unzip.ts';
import { temporaryFolder } from './support/cli.ts';
import { type Daemon, startDaemon } from './support/daemon.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
let daemon: Daemon | undefined;
afterEach(async () => {
  await daemon?.stop();
});

it('a daemon that plays tells from afar what its doctor finds, and hands on all of it but secrets', async () => {
  const state = folder.at('state');
  mkdirSync(state);
  const file = folder.at('tactus.yaml');
  writeFileSync(file, 'sensors:\n  mqtt:\n    password: planted-in-the-file # planted-beside-it\n');
  const options = ['--set', 'sensors.mqtt.username=band', '--set', 'composer.model=small'];
  daemon = await startDaemon(state, '--simulate', 'easy', '--output', 'null', '--config', file, ...options);
  const { checks } = await daemon.get('/api/v1/doctor');
  // He looks at what the daemon was started with, not at what he would find by himself.
  expect(checks).toContainEqual(
    expect.objectContaining({ name: 'configuration', detail: expect.stringContaining(file) }),
  );
  expect(checks).toContainEqual(
    expect.objectContaining({ name: 'model', status: 'ok', detail: expect.stringContaining('small') }),
  );
  const { lines, last } = await daemon.get('/api/v1/logs?limit=1000');
  expect(lines.at(-1).number).toBe(last);
  const response = await fetch(`${daemon.url}/api/v1/support-bundle`);
  expect(response.headers.get('content-type')).toBe('application/zip');
  const files = await unzip(new Uint8Array(await response.arrayBuffer()));
  const token = readFileSync(path.join(state, 'panel-token'), 'utf8').trim();
  for (const { name, content } of files) {
    for (const secret of [token, 'planted-in-the-file', 'planted-beside-it'])
      expect(content, name).not.toContain(secret);
  }
  const content = (name: string): string => files.find((each) => each.name === name)!.content;
  expect(content('tactus.yaml')).toContain('password: (not shown');
  expect(JSON.parse(content('doctor.json')).checks).toEqual(checks);
  expect(JSON.parse(content('options.json'))).toContainEqual(
    expect.objectContaining({ path: 'composer.model', value: 'small', source: 'commandLine' }),
  );
});
