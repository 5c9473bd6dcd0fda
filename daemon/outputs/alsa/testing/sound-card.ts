import { execFileSync, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('./sound-card.c', import.meta.url));

/** Debian: gcc libc6-dev libasound2-dev. In CI they must be there. */
export const soundCardsCanBeMade: boolean =
  process.env.CI === 'true' ||
  (existsSync('/usr/include/alsa/pcm_external.h') && spawnSync('gcc', ['--version']).status === 0);

const behaviours = {
  well: 'n',
  'stands still': 'b',
  'is gone': 'g',
  'is busy': 'u',
  'says its delay is 0': 'z',
  'says its delay is negative': '-',
  'says its delay is hours': 'h',
  'says now this, now that': 'j',
  'takes everything at once': 's',
} as const;
export type CardBehaviour = keyof typeof behaviours;

/** Frames that a card played, and when each was, to the frame: see `sound-card.c`. */
export interface Played {
  readonly samples: Float32Array;
  /** Monotonic. */
  secondsOf(sample: number): number;
}

/**
 * Sound cards behind ALSA's real library, by the names `card0`, `card1`, ...: for us, or for a real sound server, which then plays
 * into what writes down when each frame was heard.
 */
export function makeSoundCards(count: number) {
  const folder = mkdtempSync(join(tmpdir(), 'tactus-cards-'));
  const library = join(folder, 'libasound_module_pcm_tactus_test.so');
  execFileSync('gcc', ['-shared', '-fPIC', '-DPIC', '-O1', '-o', library, source, '-lasound']);
  const cards = Array.from({ length: count }, (_, index) => mkdtempSync(join(folder, `card${index}-`)));
  const names = cards.map((path, index) => `pcm.card${index} { type tactus_test; folder "${path}" }\n`);
  const configuration = join(folder, 'asound.conf');
  writeFileSync(configuration, `pcm_type.tactus_test { lib "${library}" }\n${names.join('')}`);
  return {
    /** For `ALSA_CONFIG_PATH`. */
    configuration,
    behave: (card: number, behaviour: CardBehaviour): void =>
      writeFileSync(join(cards[card]!, 'behaves'), behaviours[behaviour]),
    /** What a card played since a time, monotonic, or ever. */
    played(card: number, sinceSeconds = 0): Played {
      const times = readFileSync(join(cards[card]!, 'times'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split(' ').map(Number))
        .map(([ns = 0, endFrame = 0]) => ({ atSeconds: ns / 1e9, endFrame }));
      const first = times.findIndex(({ atSeconds }) => atSeconds >= sinceSeconds);
      if (first === -1) return { samples: new Float32Array(0), secondsOf: () => Number.NaN };
      const beginFrame = times[first - 1]?.endFrame ?? 0;
      const samples = new Float32Array(times.at(-1)!.endFrame - beginFrame);
      const file = openSync(join(cards[card]!, 'played'), 'r');
      readSync(file, samples, 0, samples.byteLength, 4 * beginFrame);
      closeSync(file);
      const secondsOf = (sample: number): number => {
        const frame = beginFrame + sample;
        const { atSeconds, endFrame } = times.find((each) => each.endFrame > frame)!;
        return atSeconds - (endFrame - frame) / 48_000;
      };
      return { samples, secondsOf };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
