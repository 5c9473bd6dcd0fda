import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** Frames that a card played, and when each was: see `sound-card.c`. */
export interface Played {
  readonly samples: Float32Array;
  /** Monotonic. */
  secondsOf(sample: number): number;
}

/** Sound cards behind ALSA's real library, by the names `card0`, `card1`, ... */
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
    played(card: number): Played {
      const bytes = readFileSync(join(cards[card]!, 'played'));
      const samples = Float32Array.from({ length: bytes.length >> 2 }, (_, i) => bytes.readFloatLE(4 * i));
      const times = readFileSync(join(cards[card]!, 'times'), 'utf8')
        .trim()
        .split('\n')
        .map((each) => each.split(' ').map(Number));
      const secondsOf = (sample: number): number => {
        const [ns, end] = times.find(([, frames]) => frames! > sample)!;
        return ns! / 1e9 - (end! - sample) / 48_000;
      };
      return { samples, secondsOf };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
