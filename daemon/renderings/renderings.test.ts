import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ManualTime } from '../time/timers.ts';
import type { RenderChildJob } from './render-child.ts';
import { createRenderings } from './renderings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tactus-renderings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Begun extends RenderChildJob {
  readonly finish: (failure?: string) => void;
  isEnded: boolean;
}

function open() {
  const time = new ManualTime();
  const begun: Begun[] = [];
  const renderings = createRenderings({
    ...{ stateFolder: folder, clock: time, timers: time },
    start(job) {
      let finish: Begun['finish'] = () => {};
      const ended = new Promise<string | undefined>((resolve) => {
        finish = resolve;
      });
      const child: Begun = { ...job, finish, isEnded: false };
      begun.push(child);
      return {
        ended,
        end() {
          child.isEnded = true;
          finish('It was ended.');
        },
      };
    },
  });
  return { renderings, begun };
}
const wish = (id: string) => ({ id, args: ['render', '--simulate', 'easy'], format: 'mp3' as const });

it('renders one after the other, and says how far it is', async () => {
  const { renderings, begun } = open();
  expect(renderings.begin(wish('one'))).toMatchObject({ id: 'one', state: 'rendering', done01: 0 });
  expect(renderings.begin(wish('two'))).toMatchObject({ state: 'waiting' });
  renderings.begin(wish('one'));
  expect(begun.map(({ args }) => args)).toEqual([
    ['render', '--simulate', 'easy', '--mp3', join(folder, 'renderings', 'one.mp3')],
  ]);
  begun[0]!.onProgress(0.4);
  expect(renderings.find('one')).toMatchObject({ done01: 0.4 });
  expect(renderings.health()).toMatchObject({ status: 'ok', detail: 'renders one; 1 wait' });
  const settled = renderings.settled('one');
  begun[0]!.finish();
  expect(await settled).toMatchObject({ state: 'ready', done01: 1, detail: '' });
  await expect.poll(() => begun.length).toBe(2);
  begun[1]!.finish('The disk is full.');
  expect(await renderings.settled('two')).toMatchObject({ state: 'failed', detail: 'The disk is full.' });
  renderings.begin(wish('two'));
  await expect.poll(() => begun.length).toBe(3);
});

it('ends what nobody wants any more, and begins the next', async () => {
  const { renderings, begun } = open();
  for (const id of ['one', 'two', 'three']) renderings.begin(wish(id));
  const settled = renderings.settled('one');
  renderings.cancel('two');
  renderings.cancel('one');
  expect(await settled).toBeUndefined();
  expect(begun[0]!.isEnded).toBe(true);
  await expect.poll(() => begun.length).toBe(2);
  expect(renderings.list().map(({ id, state }) => [id, state])).toEqual([['three', 'rendering']]);
  await renderings.close();
  expect(begun[1]!.isEnded).toBe(true);
});

it('writes nowhere but in the state folder, and lets only so many wait', () => {
  const { renderings, begun } = open();
  renderings.begin({ ...wish('own'), file: 'sessions/x/sound.mp3' });
  expect(begun[0]!.path).toBe(join(folder, 'sessions/x/sound.mp3'));
  for (const file of ['../elsewhere.mp3', '', 'a/../../b.mp3'])
    expect(() => renderings.begin({ ...wish('out'), file })).toThrow(
      expect.objectContaining({ kind: 'usage' }),
    );
  expect(() => renderings.begin(wish('../out'))).toThrow(expect.objectContaining({ kind: 'usage' }));
  for (let index = 0; index < 32; index += 1) renderings.begin(wish(`w${index}`));
  expect(() => renderings.begin(wish('more'))).toThrow('32 renderings wait already.');
});

it('keeps so much of what it rendered', async () => {
  const { renderings, begun } = open();
  mkdirSync(join(folder, 'renderings'));
  for (const name of ['a.mp3', 'b.mp3']) writeFileSync(join(folder, 'renderings', name), Buffer.alloc(200e6));
  renderings.begin(wish('one'));
  begun[0]!.finish();
  await expect.poll(() => readdirSync(join(folder, 'renderings')).length).toBe(1);
});
