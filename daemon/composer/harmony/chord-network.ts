import type { Mode } from '../../score/key.ts';
import { dense, type Layer } from '../../system/learnt-layers.ts';
import { RecentMap } from '../../time/recent-map.ts';

export const layerNames = ['input', 'hidden', 'out'] as const;
export type LayerName = (typeof layerNames)[number];

export const modesTold: readonly Mode[] = ['major', 'minor'];
export const halvesPerPhrase = 8;

/** What begins in a row of chords: at each new chord, and at the beginning of each phrase of four bars. */
export interface ChordEvent {
  /** A Roman numeral that counts from the major scale. */
  readonly chord: string;
  /** The half bar (0-7) of its phrase. */
  readonly half: number;
}

/** A style that it was taught, or undefined for what all of them do. */
export interface ToldOfSong {
  readonly style: string | undefined;
  readonly mode: Mode;
}

/** A gated recurrent unit over rows of chords (tools/training, `chords`): pure, what it remembers only saves reckoning. */
export interface ChordNetwork {
  readonly styles: readonly string[];
  /** By chord: how likely it begins on this half bar, after these events. */
  chances(told: ToldOfSong, before: readonly ChordEvent[], half: number): ReadonlyMap<string, number>;
}

/** What was heard up to a chord that is to begin, and how likely each is, by its place, once somebody asked. */
interface Row {
  readonly state: Float32Array;
  chances?: readonly number[];
}

/**
 * Proposals for one phrase begin alike over and over; so many rows of chords are remembered, those that were asked for last:
 * as good as all of them, and a quarter of a megabyte.
 */
const mostRemembered = 128;

export function createChordNetwork(
  layers: Readonly<Record<LayerName, Layer>>,
  { chords, styles }: { readonly chords: readonly string[]; readonly styles: readonly string[] },
): ChordNetwork {
  const width = layers.out.columns;
  const placeOf = new Map(chords.map((chord, place) => [chord, place]));
  const rows = new RecentMap<string, Row>(mostRemembered);
  const silence: Row = { state: new Float32Array(width) };
  const [halvesFrom, stylesFrom] = [chords.length + 1, chords.length + 1 + halvesPerPhrase];
  const modesFrom = stylesFrom + styles.length;

  /** The inputs that are 1, of zeros. The last of the chords stands for one that was not taught, or none. */
  function told({ style, mode }: ToldOfSong, previous: string | undefined, half: number): readonly number[] {
    const always = [placeOf.get(previous ?? '') ?? chords.length, halvesFrom + half];
    const song = [modesFrom + modesTold.indexOf(mode)];
    return style === undefined
      ? [...always, ...song]
      : [...always, stylesFrom + styles.indexOf(style), ...song];
  }

  function step(state: Float32Array, inputs: readonly number[]): Float32Array {
    const from = columnsOf(layers.input, inputs);
    const held = dense(layers.hidden, state);
    return state.map((value, i) => {
      const reset = sigmoid(from[i]! + held[i]!);
      const update = sigmoid(from[width + i]! + held[width + i]!);
      const fresh = Math.tanh(from[2 * width + i]! + reset * held[2 * width + i]!);
      return fresh + update * (value - fresh);
    });
  }

  function heard(song: ToldOfSong, before: readonly ChordEvent[], half: number): Row {
    let name = `${song.style ?? ''} ${song.mode}`;
    const names = [...before, undefined].map((event, i) => {
      name += ` ${before[i - 1]?.chord ?? ''}@${event?.half ?? half}`;
      return name;
    });
    let known = names.length - 1;
    while (known >= 0 && !rows.has(names[known]!)) known -= 1;
    let row = known < 0 ? silence : rows.use(names[known]!)!;
    for (let i = known + 1; i < names.length; i += 1) {
      row = { state: step(row.state, told(song, before[i - 1]?.chord, before[i]?.half ?? half)) };
      rows.set(names[i]!, row);
    }
    return row;
  }

  function chancesIn(state: Float32Array): readonly number[] {
    const logits = dense(layers.out, state);
    const most = logits.reduce((a, b) => Math.max(a, b));
    return Array.from(logits, (logit) => Math.exp(logit - most));
  }

  return {
    styles,
    chances(song, before, half) {
      const row = heard(song, before, half);
      row.chances ??= chancesIn(row.state);
      const { chances } = row;
      return new Map(chords.map((chord, place) => [chord, chances[place]!]));
    },
  };
}

/** The layer of inputs that are zeros but for some ones. */
function columnsOf({ rows, columns, weights, biases }: Layer, ones: readonly number[]): Float32Array {
  const out = new Float32Array(rows);
  for (let row = 0, at = 0; row < rows; row += 1, at += columns) {
    let sum = biases[row]!;
    for (const column of ones) sum += weights[at + column]!;
    out[row] = sum;
  }
  return out;
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
