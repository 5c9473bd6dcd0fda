import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Renderings } from '../renderings/renderings.ts';
import { messageOf, TactusError } from '../system/errors.ts';
import { writeFileAtomically } from '../system/files/atomic-file.ts';
import { type ExcerptJob, excerptRateHz } from './excerpt/excerpt-job.ts';
import type { Kit, KitExcerpt, KitPair } from './kit.ts';
import { type KitStore, testsFolder } from './kit-store.ts';
import type { Pieces } from './pieces.ts';

/** Where in the music excerpts lie: behind the intro, where a song is on its way. */
export interface ExcerptTimes {
  readonly fromSeconds: number;
  readonly seconds: number;
}

export interface MakerDependencies {
  readonly store: KitStore;
  readonly pieces: Pick<Pieces, 'midi'>;
  readonly renderings: Pick<Renderings, 'begin' | 'settled' | 'cancel' | 'find'>;
  readonly makeExcerpt: (name: string, job: ExcerptJob) => Promise<void>;
  readonly times: ExcerptTimes;
  /** How all of it sounds, as in the configuration (`player`), but for its rate. */
  readonly sound: object;
}

/** Makes the excerpts of one kit after the other, and says how far it is. */
export interface Maker {
  /** Which kit is made. */
  readonly making: string | undefined;
  /** Of the excerpt that is rendered, 0 to 1. */
  readonly excerpt01: number;
  /** Why making this one failed last. */
  failureOf(id: string): string | undefined;
  /** Makes what is not there yet. Errors: TactusError `usage` while another is made. */
  begin(kit: Kit): void;
  /** When nothing more is made of it: ended, or not begun. */
  end(id: string): Promise<void>;
}

const mostSeconds = 1800;
/** Of the music behind an excerpt. */
const marginSeconds = 1;

export function createMaker(dependencies: MakerDependencies): Maker {
  const { store, pieces, renderings, makeExcerpt, times, sound } = dependencies;
  const failures = new Map<string, string>();
  let now: { readonly kit: Kit; readonly done: Promise<void>; isEnded: boolean } | undefined;
  let rendering: string | undefined;

  const render = async (kit: Kit, pair: KitPair, { id, source }: KitExcerpt): Promise<string | undefined> => {
    const settings = store.pathOf(kit.id, `${id}.json`);
    const { style, tempoBpm, seed } = pair;
    const conductor = { style, seed, follow: 'manual', manualTempoBpm: tempoBpm };
    // What is written in JSON is YAML, too.
    await writeFileAtomically(
      settings,
      JSON.stringify({
        composer: { model: source },
        conductor,
        player: { ...sound, sampleRateHz: excerptRateHz },
      }),
    );
    const seconds = times.fromSeconds + times.seconds + marginSeconds;
    rendering = `listening-${id}`;
    try {
      renderings.begin({
        ...{ id: rendering, format: 'wav', mostSeconds },
        args: ['render', '--simulate', 'easy', '--seconds', String(seconds), '--config', settings],
        file: join(testsFolder, kit.id, `${id}.wav`),
      });
      const settled = await renderings.settled(rendering);
      if (settled?.state === 'failed') throw new Error(settled.detail);
      return settled?.path;
    } finally {
      // It is of no use to anybody who asks for renderings.
      renderings.cancel(rendering);
      rendering = undefined;
      await rm(settings, { force: true });
    }
  };
  const makeOne = async (kit: Kit, pair: KitPair, excerpt: KitExcerpt): Promise<void> => {
    const mp3Path = store.pathOf(kit.id, `${excerpt.id}.mp3`);
    if (excerpt.piece) {
      const { id, name } = excerpt.piece;
      const midi = await pieces.midi(id);
      if (midi === undefined)
        throw new TactusError('badData', `The piece ${name} was taken away.`, 'Make another test.');
      await makeExcerpt(name, { ...times, from: { midi }, mp3Path });
      return;
    }
    const wavPath = store.pathOf(kit.id, `${excerpt.id}.wav`);
    try {
      if ((await render(kit, pair, excerpt)) === undefined) return;
      await makeExcerpt(`The music of ${excerpt.source}`, { ...times, from: { wavPath }, mp3Path });
    } finally {
      await rm(wavPath, { force: true });
    }
  };
  const makeAll = async (kit: Kit): Promise<void> => {
    const made = await store.made(kit.id);
    for (const pair of kit.pairs)
      for (const excerpt of pair.excerpts) {
        if (now?.isEnded) return;
        if (!made.has(excerpt.id)) await makeOne(kit, pair, excerpt);
      }
  };

  return {
    get making() {
      return now?.kit.id;
    },
    get excerpt01() {
      return rendering === undefined ? 0 : (renderings.find(rendering)?.done01 ?? 0);
    },
    failureOf: (id) => failures.get(id),
    begin(kit) {
      if (now?.kit.id === kit.id) return;
      if (now) throw new TactusError('usage', 'Another test is being made.', 'Wait for it, or end it.');
      failures.delete(kit.id);
      const done = Promise.resolve()
        .then(() => makeAll(kit))
        .catch((error: unknown) => {
          if (now?.isEnded) return;
          failures.set(
            kit.id,
            error instanceof TactusError ? `${error.message} ${error.fix}` : messageOf(error),
          );
        })
        .finally(() => {
          now = undefined;
        });
      now = { kit, done, isEnded: false };
    },
    async end(id) {
      if (now?.kit.id !== id) return;
      const { done } = now;
      now.isEnded = true;
      if (rendering !== undefined) renderings.cancel(rendering);
      await done;
    },
  };
}
