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
