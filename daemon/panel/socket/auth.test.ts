import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';
import type { PanelOptions } from '../options.ts';
import { openPanelBench, type PanelBench, token } from '../testing/panel-bench.ts';

interface Page {
  readonly socket: WebSocket;
  readonly messages: { readonly type: string; readonly [name: string]: unknown }[];
  /** Code and reason. */
  readonly closed: Promise<readonly [number, string]>;
  say(message: object): void;
  /** The next message of a type. */
  next(type: string): Promise<Page['messages'][number]>;
}

describe('who opens the socket', () => {
  let bench: PanelBench;
  const start = async (options: Partial<PanelOptions> = {}): Promise<void> => {
    bench = await openPanelBench({ maximumViewers: 16, ...options } as never);
  };
  beforeEach(() => start());
  afterEach(() => bench.close());

  /** A program that says nothing in its request, as browsers must. */
  const knock = async (options: ClientOptions = {}): Promise<Page> => {
    const socket = new WebSocket(`ws://localhost:${bench.panel.port}/ws`, { family: 4, ...options });
    const messages: Page['messages'] = [];
    socket.on('message', (data) => messages.push(JSON.parse(String(data))));
    const closed = new Promise<readonly [number, string]>((resolve) => {
      socket.on('close', (code, reason) => resolve([code, String(reason)]));
    });
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    let heard = 0;
    return {
      socket,
      messages,
      closed,
      say: (message) => socket.send(JSON.stringify(message)),
      next: async (type) => {
        const isNext = (): number => messages.findIndex((each, at) => at >= heard && each.type === type);
        await expect.poll(isNext).toBeGreaterThanOrEqual(0);
        heard = isNext() + 1;
        return messages[heard - 1]!;
      },
    };
  };
  const enter = async (as: string): Promise<Page> => {
    const page = await knock();
    page.say({ type: 'auth', token: as });
    await page.next('hello');
    return page;
  };

  it('is told nothing before it says who it is, and everything after', async () => {
    const { token, user } = bench.access.users.add('a phone', 'performer');
    const page = await knock();
    await bench.host.command({ volume01: 0.3 });
    page.say({ type: 'auth', token });
    expect(await page.next('hello')).toMatchObject({ role: 'performer', state: { volume01: 0.3 } });
    expect(page.messages[0]).toMatchObject({ type: 'hello' });
    page.say({ type: 'command', id: 1, command: { volume01: 0.4 } });
    expect(await page.next('answer')).toMatchObject({ id: 1, ok: true });
    expect(user.role).toBe('performer');
  });

  it.each<[string, string | Buffer]>([
    ['a command', '{"type":"command","command":{"playing":true}}'],
    ['a ping', '{"type":"ping","id":1}'],
    ['no JSON', '{'],
    ['bytes', Buffer.from('{"type":"auth","token":"x"}')],
    ['a token that is none', '{"type":"auth","token":7}'],
    ['a token that is too long', JSON.stringify({ type: 'auth', token: 'x'.repeat(257) })],
    ['a token and more', '{"type":"auth","token":"x","role":"admin"}'],
  ])('ends with %s in the place of a token', async (_, message) => {
    const page = await knock();
    page.socket.send(message);
    expect(await page.closed).toEqual([1008, 'say who you are first']);
    expect(page.messages).toEqual([]);
    expect(bench.host.commands).toEqual([]);
  });

  it('ends after five seconds of silence', async () => {
    const page = await knock();
    expect(await page.closed).toEqual([4401, expect.stringContaining('within 5 s')]);
    expect(page.messages).toEqual([]);
    expect(bench.panel.health().gauges.viewers).toBe(0);
  });

  it('guesses no token: each wrong one ends it, the tenth for all of its address', async () => {
    const good = bench.access.users.add('a phone', 'admin').token;
    for (let index = 0; index < 10; index += 1) {
      const page = await knock();
      page.say({ type: 'auth', token: `guess-${index}` });
      expect((await page.closed)[0]).toBe(4401);
    }
    const page = await knock();
    page.say({ type: 'auth', token: good });
    expect(await page.closed).toEqual([1013, expect.stringMatching(/try again in \d+ s/)]);
    expect(JSON.stringify(bench.panel.health())).not.toContain('guess-');
    bench.clock.advanceTo(bench.clock.nowSeconds() + 61);
    await enter(good);
  });

  it('may what its role may', async () => {
    const page = await enter(bench.access.users.add('a screen', 'viewer').token);
    const reading = { kind: 'heartRate', sensorId: 'x', heartRateBpm: 120 };
    page.say({ type: 'command', id: 1, command: { playing: true } });
    page.say({ type: 'readings', id: 2, readings: [reading] });
    page.say({ type: 'ping', id: 3 });
    expect(await page.next('answer')).toMatchObject({ id: 1, error: expect.stringContaining('performer') });
    expect(await page.next('answer')).toMatchObject({ id: 2, error: expect.stringContaining('viewer') });
    expect(await page.next('pong')).toMatchObject({ id: 3 });
    expect(bench.host.commands).toEqual([]);
    expect(bench.host.accepted).toEqual([]);
  });

  it('may as a viewer what guests may', async () => {
    await bench.close();
    await start({ guests: ['play'] });
    const page = await enter(bench.access.users.add('a screen', 'viewer').token);
    page.say({ type: 'command', id: 1, command: { playing: true } });
    expect(await page.next('answer')).toMatchObject({ ok: true });
    page.say({ type: 'command', id: 2, command: { playing: true, style: 'folk' } });
    expect(await page.next('answer')).toMatchObject({ ok: false });
    expect(bench.host.commands).toEqual([{ playing: true }]);
  });

  it('is out at once when its token is revoked, and told when its role is another', async () => {
    const { token, user } = bench.access.users.add('a phone', 'performer');
    const [page, other] = [
      await enter(token),
      await enter(bench.access.users.add('another', 'performer').token),
    ];
    bench.access.users.change(user.id, { role: 'viewer' });
    expect(await page.next('hello')).toMatchObject({ role: 'viewer' });
    page.say({ type: 'command', id: 1, command: { playing: true } });
    expect(await page.next('answer')).toMatchObject({ ok: false });
    bench.access.users.change(user.id, { role: 'admin' });
    expect(await page.next('hello')).toMatchObject({ role: 'admin' });
    bench.access.users.remove(user.id);
    const { length } = page.messages;
    page.say({ type: 'command', id: 2, command: { muted: true } });
    expect((await page.closed)[0]).toBe(4401);
    expect(page.messages.length).toBe(length);
    expect(bench.host.commands).toEqual([]);
    other.say({ type: 'ping', id: 1 });
    await other.next('pong');
    const again = await knock();
    again.say({ type: 'auth', token });
    expect((await again.closed)[0]).toBe(4401);
  });

  it('comes in by its page or by its head, and is not less for a token that is none', async () => {
    for (const options of [
      { origin: bench.panel.url },
      { headers: { authorization: `Bearer ${token}` } },
    ] as ClientOptions[]) {
      const page = await knock(options);
      expect(await page.next('hello')).toMatchObject({ role: 'admin' });
      for (const token of ['of-last-year', bench.access.users.add('a screen', 'viewer').token]) {
        page.say({ type: 'auth', token });
        expect(await page.next('answer')).toMatchObject({ ok: true });
      }
      expect(page.messages.filter(({ type }) => type === 'hello')).toHaveLength(1);
      page.say({ type: 'command', id: 1, command: { muted: true } });
      expect(await page.next('answer')).toMatchObject({ ok: true });
    }
  });

  it('becomes in a kiosk what its token says', async () => {
    await bench.close();
    await start({ kioskLock: true });
    const page = await knock({ origin: bench.panel.url });
    expect(await page.next('hello')).toMatchObject({ role: 'viewer' });
    page.say({ type: 'auth', token: 'a-guess' });
    expect(await page.next('answer')).toMatchObject({ ok: false });
    page.say({ type: 'auth', token });
    expect(await page.next('hello')).toMatchObject({ role: 'admin' });
  });

  it('gives way where many wait and say nothing; who says who he is comes in', async () => {
    const silent = await Promise.all(Array.from({ length: 40 }, () => knock()));
    expect((await silent[0]!.closed)[0]).toBe(1013);
    await enter(bench.access.users.add('a phone', 'viewer').token);
    expect(bench.panel.health().gauges.viewers).toBe(1);
    for (const { socket } of silent) socket.terminate();
  });

  it('lets a phone say who it is while others fill the places from several addresses again and again', async () => {
    const { token } = bench.access.users.add('a phone', 'viewer');
    const phone = await knock({ localAddress: '127.0.0.9' });
    const crowd = await Promise.all(
      Array.from({ length: 60 }, (_, index) => knock({ localAddress: `127.0.0.${2 + (index % 3)}` })),
    );
    phone.say({ type: 'auth', token });
    expect(await phone.next('hello')).toMatchObject({ role: 'viewer' });
    for (const { socket } of crowd) socket.terminate();
  });
});
