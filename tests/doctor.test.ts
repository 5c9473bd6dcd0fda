import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { tactus, temporaryFolder } from './support/cli.ts';

const reportSchema = z.object({
  checks: z
    .array(
      z.strictObject({
        name: z.string(),
        status: z.enum(['ok', 'warn', 'fail']),
        detail: z.string().min(1),
        fix: z.string(),
      }),
    )
    .min(30),
});

const folder = temporaryFolder();
let blocker: Server;
let blocked: number;
beforeAll(async () => {
  blocker = createServer((socket) => {
    // Whoever hears that it is not gpsd may hang up before all was said.
    socket.on('error', () => {});
    socket.end('hello\n');
  });
  blocked = await new Promise((resolve) => {
    blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port));
  });
});
afterAll(() => {
  blocker.close();
  folder.remove();
});

const examine = async (
  configuration: string,
): Promise<{ code: number | null; status: Map<string, string> }> => {
  const file = folder.at('tactus.yaml');
  writeFileSync(file, configuration);
  const { code, stdout } = await tactus('doctor', '--json', '--config', file);
  const { checks } = reportSchema.parse(JSON.parse(stdout));
  for (const check of checks) if (check.status !== 'ok') expect(check.fix).not.toBe('');
  return { code, status: new Map(checks.map(({ name, status }) => [name, status])) };
};

it('finds a machine that can play, well', async () => {
  const { code, status } = await examine('panel: { port: 0 }\noutputs: { use: [stream] }\n');
  expect(Object.fromEntries(status)).toMatchObject({
    configuration: 'ok',
    node: 'ok',
    model: 'ok',
    drummer: 'ok',
    chords: 'ok',
    soundfont: 'ok',
    port: 'ok',
    state: 'ok',
    audio: 'ok',
    gpsd: 'ok',
  });
  expect(code).toBe([...status.values()].includes('fail') ? 69 : 0);
});

it('says what is wrong: port, model, SoundFont, sound card, gpsd', async () => {
  const { code, status } = await examine(
    [
      `panel: { port: ${blocked} }`,
      'outputs: { use: ["alsa:nowhere"] }',
      'composer: { model: none }',
      'player: { soundFontPath: /nowhere.sf2 }',
      `sensors: { gpsd: { enabled: true, port: ${blocked} } }`,
      '',
    ].join('\n'),
  );
  expect(code).toBe(69);
  expect(Object.fromEntries(status)).toMatchObject({
    port: 'fail',
    model: 'fail',
    soundfont: 'fail',
    audio: 'fail',
    gpsd: 'warn',
  });
});

it('goes on with a configuration that is wrong', async () => {
  const { code, status } = await examine('panel: { prot: 1 }\n');
  expect(code).toBe(69);
  expect(status.get('configuration')).toBe('fail');
  expect(status.get('node')).toBe('ok');
});
