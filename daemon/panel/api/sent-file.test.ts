import { once } from 'node:events';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fastify } from 'fastify';
import { expect, it } from 'vitest';
import { SentFile, sendFile } from './sent-file.ts';

it('a file that grows while it is sent is as long as was promised, and the next answer is whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tactus-sent-'));
  const path = join(folder, 'journal');
  // More than lies on its way between two ends.
  const size = 32 * 1024 * 1024;
  writeFileSync(path, Buffer.alloc(size));
  const app = fastify();
  const file = new SentFile({ type: 'application/gzip', name: 'journal', content: { path } });
  app.get('/file', (request, reply) => sendFile(request, reply, file));
  app.get('/next', () => ({ said: 'yes' }));
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = async (name: string): Promise<IncomingMessage> => {
    const [answer] = await once(get({ port, agent, path: `/${name}` }), 'response');
    return answer;
  };
  const lengthOf = async (answer: IncomingMessage): Promise<number> => {
    let length = 0;
    for await (const bytes of answer) length += bytes.length;
    return length;
  };
  const answer = await ask('file');
  appendFileSync(path, Buffer.alloc(1000));
  const { socket } = answer;
  expect(await lengthOf(answer)).toBe(size);
  const next = await ask('next');
  expect(next.socket).toBe(socket);
  expect(await lengthOf(next)).toBe('{"said":"yes"}'.length);
  agent.destroy();
  await app.close();
  rmSync(folder, { recursive: true });
});

it('a part that is not there, or a file that has gone, is refused in words', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tactus-sent-'));
  const path = join(folder, 'sound.mp3');
  writeFileSync(path, 'music');
  const app = fastify();
  const file = new SentFile({ type: 'audio/mpeg', name: 'sound.mp3', content: { path } });
  app.get('/', (request, reply) => sendFile(request, reply, file));
  const ask = async (range: string) => {
    const { statusCode, headers, body } = await app.inject({ url: '/', headers: { range } });
    return [statusCode, headers['content-range'], headers['content-type'], body];
  };
  expect(await ask('bytes=1-2')).toEqual([206, 'bytes 1-2/5', 'audio/mpeg', 'us']);
  const json = 'application/json; charset=utf-8';
  for (const range of ['bytes=5-', 'bytes=-0'])
    expect(await ask(range)).toEqual([416, 'bytes */5', json, expect.stringContaining('5 bytes')]);
  rmSync(folder, { recursive: true });
  expect(await ask('')).toEqual([404, undefined, json, expect.stringContaining('not there')]);
  await app.close();
});
