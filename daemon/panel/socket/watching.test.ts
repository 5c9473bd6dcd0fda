import { beforeEach, describe, expect, it } from 'vitest';
import { type Spectrum, silenceAt } from '../../player/spectrum/spectrum.ts';
import { ManualTime } from '../../time/timers.ts';
import { serverMessageSchema } from '../protocol/protocol.ts';
import type { Line } from './teller.ts';
import { createWatching, type Watching } from './watching.ts';

interface Page extends Line {
  queuedBytes: number;
  readonly texts: Buffer[];
}
const createPage = (): Page => {
  const texts: Buffer[] = [];
  return { queuedBytes: 0, texts, send: (text) => void texts.push(text), drop: () => expect.unreachable() };
};

describe('those who watch the spectrum', () => {
  let time: ManualTime;
  let watching: Watching;
  let asked: number;
  beforeEach(() => {
    time = new ManualTime();
    asked = 0;
    const spectrum = (): Spectrum => {
      asked += 1;
      return silenceAt(time.nowSeconds());
    };
    watching = createWatching({ spectrum }, time);
  });

  it('cost nothing while there are none', async () => {
    await time.advance(60);
    expect(time.pending).toBe(0);
    const stop = watching.watch(createPage());
    await time.advance(1);
    expect(asked).toBeGreaterThan(13);
    stop();
    const before = asked;
    await time.advance(60);
    expect(asked).toBe(before);
    expect(time.pending).toBe(0);
  });

  it('are told the same, fifteen times a second', async () => {
    const pages = [createPage(), createPage()];
    for (const page of pages) watching.watch(page);
    await time.advance(2.01);
    expect(asked).toBe(30);
    expect(pages.map(({ texts }) => texts.length)).toEqual([30, 30]);
    expect(pages[0]?.texts[7]).toBe(pages[1]?.texts[7]);
    const heard = serverMessageSchema.parse(JSON.parse(String(pages[0]?.texts.at(-1))));
    expect(heard).toMatchObject({ type: 'spectrum', atSeconds: expect.closeTo(2, 1) });
  });

  it('miss what they are too slow for; it is not made for nobody, and never piles up', async () => {
    const [slow, quick] = [createPage(), createPage()];
    watching.watch(slow);
    const stop = watching.watch(quick);
    slow.queuedBytes = 9000;
    await time.advance(1.01);
    expect([slow.texts.length, quick.texts.length]).toEqual([0, 15]);
    stop();
    await time.advance(1);
    expect(asked).toBe(15);
    slow.queuedBytes = 0;
    await time.advance(1);
    expect(slow.texts).toHaveLength(15);
  });

  it('end with the panel', async () => {
    const page = createPage();
    const stop = watching.watch(page);
    watching.close();
    await time.advance(5);
    stop();
    expect(page.texts).toEqual([]);
    expect(time.pending).toBe(0);
  });
});
