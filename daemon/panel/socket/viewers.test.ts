import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { applyMergePatch } from '../../../client/tactus-client.ts';
import {
  type PanelState,
  panelStateSchema,
  protocolVersion,
  type ServerMessage,
  serverMessageSchema,
} from '../protocol/protocol.ts';
import { openPanelBench, type PanelBench } from '../testing/panel-bench.ts';

let bench: PanelBench;
beforeEach(async () => {
  bench = await openPanelBench();
});
afterEach(() => bench.close());

describe('the socket', () => {
  interface Page {
    readonly socket: WebSocket;
    readonly messages: ServerMessage[];
    /** As it was told, when the message with this index had come; else with the last. */
    state(until?: number): PanelState;
  }
  const open = async (): Promise<Page> => {
    const socket = new WebSocket(`ws://localhost:${bench.panel.port}/ws`, { origin: bench.panel.url });
    const messages: ServerMessage[] = [];
    socket.on('message', (data) => messages.push(serverMessageSchema.parse(JSON.parse(String(data)))));
    await new Promise((resolve, reject) => {
      socket.once('message', resolve);
      socket.once('error', reject);
    });
    return {
      socket,
      messages,
      state: (until) =>
        panelStateSchema.parse(
          messages.slice(0, until).reduce<unknown>((state, message) => {
            // Nothing may have changed but the bars.
            if (message.type === 'patch')
              return message.state ? applyMergePatch(state, message.state) : state;
            return 'state' in message ? message.state : state;
          }, undefined),
        ),
    };
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
    const { socket, messages, state } = await open();
    expect(messages[0]).toMatchObject({ type: 'hello', protocol: protocolVersion, bars: [] });
    socket.send(JSON.stringify({ type: 'command', id: 5, command: { playing: true, volume01: 0.5 } }));
    await expect
      .poll(() => messages.find(({ type }) => type === 'answer'))
      .toEqual({ type: 'answer', id: 5, ok: true });
    bench.play(30);
    const patches = () => messages.filter((message) => message.type === 'patch');
    const bars = () => patches().flatMap((patch) => patch.bars ?? []);
    await expect.poll(() => bars().length).toBeGreaterThan(8);
    await expect.poll(() => patches().filter(({ point }) => point).length).toBeGreaterThan(0);
    expect(bars().flatMap(({ notes }) => notes).length).toBeGreaterThan(50);
    await expect.poll(() => state().body).toEqual(JSON.parse(JSON.stringify(bench.host.state().body)));
    expect(state()).toMatchObject({ volume01: 0.5 });
    socket.close();
  });

  it('answers with the id of the message, be it wrong or without one; the state that shows it comes first', async () => {
    const { socket, messages, state } = await open();
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
    expect(state(messages.indexOf(answers()[3]!))).toMatchObject(command);
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
