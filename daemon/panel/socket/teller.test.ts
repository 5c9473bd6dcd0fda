import { beforeEach, describe, expect, it } from 'vitest';
import { applyMergePatch } from '../../../client/tactus-client.ts';
import { ManualTime } from '../../time/timers.ts';
import { type ServerMessage, serverMessageSchema } from '../protocol/protocol.ts';
import { createRehearsalHost, type RehearsalHost } from '../testing/rehearsal-host.ts';
import { createTeller, type Line, type Teller } from './teller.ts';

interface Page extends Line {
  queuedBytes: number;
  isDropped: boolean;
  readonly texts: Buffer[];
  messages(): ServerMessage[];
  state(): unknown;
}

const createPage = (): Page => {
  const texts: Buffer[] = [];
  const messages = () => texts.map((text) => serverMessageSchema.parse(JSON.parse(String(text))));
  return {
    queuedBytes: 0,
    isDropped: false,
    texts,
    messages,
    state: () =>
      messages().reduce<unknown>(
        (state, message) =>
          message.type === 'patch'
            ? applyMergePatch(state, message.state ?? {})
            : 'state' in message
              ? message.state
              : state,
        undefined,
      ),
    send: (text) => void texts.push(text),
    drop() {
      this.isDropped = true;
    },
  };
};

describe('the teller', () => {
  let time: ManualTime;
  let host: RehearsalHost;
  let looks: number;
  let teller: Teller;
  beforeEach(async () => {
    time = new ManualTime();
    await time.advance(1000);
    host = createRehearsalHost(time);
    looks = 0;
    const look = host.state;
    host.state = () => {
      looks += 1;
      return look();
    };
    teller = createTeller(host, time);
    host.subscribe((event) => teller.hurry(event.type === 'bar' ? event.bar : undefined));
  });
  const told = () => JSON.parse(JSON.stringify(host.state()));
  /** As the daemon does. */
  const play = async (seconds: number): Promise<void> => {
    for (let quarter = 0; quarter < 4 * seconds; quarter += 1) {
      await time.advance(0.25);
      host.advance();
      teller.tick();
    }
  };

  it('tells everybody the same bytes, from which everybody has the whole state', async () => {
    const pages = [createPage(), createPage()];
    for (const page of pages) teller.join(page, 'admin');
    await host.command({ playing: true });
    await play(20);
    const late = createPage();
    teller.join(late, 'admin');
    await play(5);
    // Ages and counters are told once a second.
    await play(1);
    for (const page of [...pages, late])
      expect(page.state()).toMatchObject({ body: told().body, intent: told().intent });
    expect(pages[0]!.texts.at(-1)).toBe(late.texts.at(-1));
    expect(
      pages[0]!.messages().flatMap((m) => (m.type === 'patch' ? (m.bars ?? []) : [])).length,
    ).toBeGreaterThan(5);
  });

  it('tells a patch that is a fraction of the state', async () => {
    const page = createPage();
    teller.join(page, 'admin');
    await host.command({ playing: true });
    await play(20);
    const bytes = page.texts.slice(1).reduce((sum, { length }) => sum + length, 0);
    const bars = JSON.stringify(
      page.messages().flatMap((m) => (m.type === 'patch' ? (m.bars ?? []) : [])),
    ).length;
    expect(bytes - bars).toBeLessThan(page.texts.length * JSON.stringify(told()).length * 0.6);
  });

  it('sends no more than 20 messages a second, whatever happens, and none of it is lost', async () => {
    const page = createPage();
    teller.join(page, 'admin');
    const begin = page.texts.length;
    for (let millisecond = 0; millisecond < 2000; millisecond += 1) {
      await host.command({ volume01: millisecond / 2000 });
      if (millisecond % 250 === 0) teller.tick();
      await time.advance(0.001);
    }
    expect(page.texts.length - begin).toBeGreaterThan(30);
    expect(page.texts.length - begin).toBeLessThanOrEqual(40);
    await time.advance(0.05);
    expect(page.state()).toMatchObject({ volume01: 1999 / 2000 });
  });

  it('tells at once what changes after a rest, and answers after what they answer for', async () => {
    const page = createPage();
    teller.join(page, 'admin');
    await time.advance(1);
    const answered: unknown[] = [];
    const say = (): void => void answered.push((page.state() as { volume01: number }).volume01);
    await host.command({ volume01: 0.3 });
    teller.afterwards(say);
    expect(answered).toEqual([0.3]);
    await host.command({ volume01: 0.4 });
    teller.afterwards(say);
    expect(answered).toEqual([0.3]);
    await time.advance(0.05);
    expect(answered).toEqual([0.3, 0.4]);
  });

  it('leaves out a page that is slow and tells it all anew once it has read; drops it far behind', async () => {
    const [quick, slow] = [createPage(), createPage()];
    for (const page of [quick, slow]) teller.join(page, 'admin');
    await host.command({ playing: true });
    await play(2);
    slow.queuedBytes = 200_000;
    const before = slow.texts.length;
    await play(2);
    expect(slow.texts.length).toBe(before);
    slow.queuedBytes = 50_000;
    await play(2);
    expect(slow.texts.length).toBe(before);
    slow.queuedBytes = 0;
    await play(1);
    expect(slow.messages()[before]).toMatchObject({ type: 'snapshot', history: expect.any(Array) });
    await play(2);
    expect(slow.messages().at(-1)).toMatchObject({ type: 'patch' });
    expect(slow.state()).toEqual(quick.state());
    slow.queuedBytes = 1024 * 1024 + 1;
    await play(1);
    expect(slow.isDropped).toBe(true);
    expect(quick.isDropped).toBe(false);
  });

  it('looks at nothing while nobody does, but for the curves', async () => {
    await play(10);
    expect(looks).toBeLessThanOrEqual(10);
    const page = createPage();
    const leave = teller.join(page, 'admin');
    expect(page.messages()[0]).toMatchObject({ type: 'hello', history: expect.any(Array) });
    const [hello] = page.messages();
    expect(hello?.type === 'hello' && hello.history.length).toBeGreaterThan(8);
    await play(2);
    leave();
    looks = 0;
    await play(10);
    for (let change = 0; change < 100; change += 1) await host.command({ muted: change % 2 === 0 });
    expect(looks).toBeLessThanOrEqual(10);
    const again = createPage();
    teller.join(again, 'admin');
    expect(again.state()).toEqual(told());
  });
});
