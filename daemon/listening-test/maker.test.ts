import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { configurationSchema } from '../configuration.ts';
import type { Rendering } from '../renderings/renderings.ts';
import { excerptRateHz } from './excerpt/excerpt-job.ts';
import type { Kit } from './kit.ts';
import { createKitStore } from './kit-store.ts';
import { createMaker } from './maker.ts';

const folder = mkdtempSync(join(tmpdir(), 'tactus-maker-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('has all of it rendered as it sounds here, but at the one rate of all excerpts', async () => {
  const { player } = configurationSchema.parse({ player: { sampleRateHz: 44_100, reverb: false } });
  const excerpts = ['0123456789ab', 'ba9876543210'].map((id, i) => ({
    id,
    source: ['standard', 'small'][i]!,
  }));
  const pair = { id: 'aaaaaaaaaaaa', style: 'folk', tempoBpm: 160, seed: 1 };
  const kit = {
    ...{ id: 'cccccccccccc', createdAt: '2026-03-01T06:30:00.000Z', sources: ['standard', 'small'] },
    ...{ styles: ['folk'], seed: 1, pairs: [{ ...pair, excerpts }] },
  } as Kit;
  const store = createKitStore(folder);
  await store.keep(kit);
  const told: unknown[] = [];
  const ready: Rendering = { id: '', state: 'ready', done01: 1, detail: '', path: 'nowhere.wav' };
  const maker = createMaker({
    store,
    renderings: {
      begin({ args }) {
        told.push(configurationSchema.parse(JSON.parse(readFileSync(args.at(-1)!, 'utf8'))).player);
        return ready;
      },
      settled: async () => ready,
      find: () => ready,
      cancel: () => {},
    },
    pieces: { midi: async () => undefined },
    makeExcerpt: async () => {},
    times: { fromSeconds: 1, seconds: 2 },
    sound: player,
  });
  maker.begin(kit);
  while (maker.making !== undefined) await new Promise((resolve) => setImmediate(resolve));
  expect(maker.failureOf(kit.id)).toBeUndefined();
  expect(told).toEqual([1, 2].map(() => ({ ...player, sampleRateHz: excerptRateHz })));
});
