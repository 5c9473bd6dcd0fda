import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExcerptJob } from '../../listening-test/excerpt/excerpt-job.ts';
import { createListeningTests, type ListeningTests } from '../../listening-test/listening-tests.ts';
import { rankAll } from '../../listening-test/rank.ts';
import type { Rendering } from '../../renderings/renderings.ts';
import { TactusError } from '../../system/errors.ts';

export interface Rehearsed {
  /** Nothing is written before a test is made. */
  readonly stateFolder?: string;
  /** What an excerpt is; default: no sound at all. */
  readonly mp3?: Uint8Array;
  /** When a rendering is ready. */
  readonly rendered?: () => Promise<void>;
}

/** The real tests of two models, but for their music. A MIDI file is what begins as one. */
export function createRehearsalListeningTests({
  stateFolder = join(tmpdir(), `tactus-rehearsal-${randomUUID()}`),
  mp3 = new Uint8Array(100),
  rendered = async () => {},
}: Rehearsed = {}): ListeningTests {
  const known = new Map<string, Rendering>();
  return createListeningTests({
    stateFolder,
    renderings: {
      begin({ id }) {
        const rendering: Rendering = { id, state: 'rendering', done01: 0.5, detail: '', path: 'nowhere.wav' };
        known.set(id, rendering);
        return rendering;
      },
      find: (id) => known.get(id),
      async settled(id) {
        await rendered();
        return known.get(id);
      },
      cancel: (id) => void known.delete(id),
    },
    models: () => ['standard', 'markov'].map((name) => ({ name, styles: ['game', 'folk'] })),
    async makeExcerpt(name: string, { from, mp3Path }: ExcerptJob) {
      if ('midi' in from && !from.midi.startsWith('TVRoZ'))
        throw new TactusError('badData', `${name} is no MIDI file`, 'Choose Standard MIDI Files (.mid).');
      if (mp3Path !== undefined) writeFileSync(mp3Path, mp3);
    },
    times: { fromSeconds: 30, seconds: 30 },
    sound: {},
    now: () => new Date('2026-03-01T06:30:00.000Z'),
    rank: async (job) => rankAll(job),
  });
}
