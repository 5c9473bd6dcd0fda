import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type ServerMessage, serverMessageSchema } from '../protocol/protocol.ts';
import { openPanelBench, type PanelBench } from '../testing/panel-bench.ts';

let bench: PanelBench;
beforeEach(async () => {
  bench = await openPanelBench();
});
afterEach(() => bench.close());

describe('the socket', () => {
  const open = async (): Promise<{ socket: WebSocket; messages: ServerMessage[] }> => {
    const socket = new WebSocket(`ws://localhost:${bench.panel.port}/ws`, { origin: bench.panel.url });
    const messages: ServerMessage[] = [];
    socket.on('message', (data) => messages.push(serverMessageSchema.parse(JSON.parse(String(data)))));
    await new Promise((resolve, reject) => {
      socket.once('message', resolve);
      socket.once('error', reject);
    });
    return { socket, messages };
  };

  it('tells the time to who asks', async () => {
    const { socket, messages } = await open();
    bench.clock.advanceTo(1234.5);
    socket.send(JSON.stringify({ type: 'ping', id: 8 }));
    await expect
      .poll(() => messages.find(({ type }) => type === 'pong'))
      .toEqual({ type: 'pong', id: 8, atSeconds: 1234.5 });
    socket.close();
  });

  it('greets, takes commands, shows bars, states and points', async () => {
    const { socket, messages } = await open();
    expect(messages[0]).toMatchObject({ type: 'hello', protocol: 1, bars: [] });
    socket.send(JSON.stringify({ type: 'command', id: 5, command: { playing: true, volume01: 0.5 } }));
    await expect
      .poll(() => messages.find(({ type }) => type === 'answer'))
      .toEqual({ type: 'answer', id: 5, ok: true });
    bench.play(30);
    await expect.poll(() => messages.filter(({ type }) => type === 'bar').length).toBeGreaterThan(8);
    await expect.poll(() => messages.filter(({ type }) => type === 'point').length).toBeGreaterThan(0);
    const bars = messages.flatMap((message) => (message.type === 'bar' ? [message.bar] : []));
    expect(bars.flatMap(({ notes }) => notes).length).toBeGreaterThan(50);
    expect(messages.findLast(({ type }) => type === 'state')).toMatchObject({ state: { volume01: 0.5 } });
    socket.close();
  });

  it('answers with the id of the message, be it wrong or without one; the state that shows it comes first', async () => {
    const { socket, messages } = await open();
    const command = { volume01: 0.25 };
    for (const message of [
      { id: 1, command: { volume01: 7 } },
      { id: 2, command: { style: 'polka' } },
      { command: { muted: true } },
      { id: 3, command },
    ])
      socket.send(JSON.stringify({ type: 'command', ...message }));
    const answers = () => messages.filter((message) => message.type === 'answer');
    await expect.poll(() => answers().length).toBe(4);
    expect(answers()).toMatchObject([
      { id: 1, ok: false },
      { id: 2, ok: false },
      { ok: true },
      { id: 3, ok: true },
    ]);
    expect(answers()[2]).not.toHaveProperty('id');
    const before = messages.slice(0, messages.indexOf(answers()[3]!));
    expect(before.findLast(({ type }) => type === 'state')).toMatchObject({ state: command });
    socket.close();
  });

  it('says what is wrong with a message and stays open; closes on floods, blobs and giants', async () => {
    const { socket, messages } = await open();
    const answers = (): ServerMessage[] => messages.filter(({ type }) => type === 'answer');
    for (const text of [
      '{',
      '[]',
      '{"type":"sing","id":1}',
      '{"type":"command","id":2,"command":{"style":"polka"}}',
      '{"type":"command","id":3,"command":{"styleWeights":{"game":0}}}',
      '{"type":"command","id":4,"command":{"styleWeights":{"__proto__":1,"game":1}}}',
    ]) {
      socket.send(text);
    }
    await expect.poll(() => answers().length).toBe(6);
    expect(answers().slice(4)).toMatchObject([
      { error: 'command.styleWeights: one style must weigh more than 0' },
      { error: 'command.styleWeights: no style is called __proto__' },
    ]);
    expect(answers().every((answer) => answer.type === 'answer' && !answer.ok && answer.error)).toBe(true);
    const closed = (of: WebSocket): Promise<number> => new Promise((resolve) => of.once('close', resolve));
    const flood = closed(socket);
    for (let index = 0; index < 200; index += 1) socket.send('{}');
    expect(await flood).toBe(1008);
    const blob = (await open()).socket;
    const blobClosed = closed(blob);
    blob.send(Buffer.alloc(4));
    expect(await blobClosed).toBe(1008);
    const giant = (await open()).socket;
    const giantClosed = closed(giant);
    giant.send('x'.repeat(70_000));
    expect(await giantClosed).toBe(1009);
  });

  it('is not kept open by a page that does not answer', async () => {
    const { socket } = await open();
    socket.pause();
    const begin = performance.now();
    await bench.panel.close();
    // By itself it would take 30 s.
    expect(performance.now() - begin).toBeLessThan(15_000);
    socket.terminate();
  });

  it('turns away more viewers than it has room for', async () => {
    const two = [await open(), await open()];
    const third = new WebSocket(`ws://localhost:${bench.panel.port}/ws`, { origin: bench.panel.url });
    expect(await new Promise((resolve) => third.once('close', resolve))).toBe(1013);
    for (const { socket } of two) socket.terminate();
    await expect.poll(() => bench.panel.health().gauges.viewers).toBe(0);
  });
});
