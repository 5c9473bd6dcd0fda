import type { Mode } from '../../score/key.ts';
import { dense, joined, type Layer } from '../../system/learnt-layers.ts';

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

/** Proposals for one phrase begin alike over and over; so many rows of chords are remembered. */
const mostRemembered = 2000;

export function createChordNetwork(
  layers: Readonly<Record<LayerName, Layer>>,
  { chords, styles }: { readonly chords: readonly string[]; readonly styles: readonly string[] },
): ChordNetwork {
  const width = layers.out.columns;
  const places = new Map(chords.map((chord, place) => [chord, place]));
  const states = new Map<string, Float32Array>();

  /** The last of the chords stands for one that was not taught, or none. */
  function told({ style, mode }: ToldOfSong, previous: string | undefined, half: number): Float32Array {
    return joined(
      one(chords.length + 1, places.get(previous ?? '') ?? chords.length),
      one(halvesPerPhrase, half),
      one(styles.length, style === undefined ? -1 : styles.indexOf(style)),
      one(modesTold.length, modesTold.indexOf(mode)),
    );
  }

  function step(state: Float32Array, input: Float32Array): Float32Array {
    const from = dense(layers.input, input);
    const held = dense(layers.hidden, state);
    return state.map((value, i) => {
      const reset = sigmoid(from[i]! + held[i]!);
      const update = sigmoid(from[width + i]! + held[width + i]!);
      const fresh = Math.tanh(from[2 * width + i]! + reset * held[2 * width + i]!);
      return fresh + update * (value - fresh);
    });
  }

  return {
    styles,
    chances(song, before, half) {
      let state: Float32Array = new Float32Array(width);
      let row = `${song.style ?? ''} ${song.mode}`;
      for (let event = 0; event <= before.length; event += 1) {
        const previous = before[event - 1]?.chord;
        const place = before[event]?.half ?? half;
        row += ` ${previous ?? ''}@${place}`;
        const next = states.get(row) ?? step(state, told(song, previous, place));
        if (states.size >= mostRemembered) states.clear();
        states.set(row, next);
        state = next;
      }
      const logits = dense(layers.out, state);
      const most = logits.reduce((a, b) => Math.max(a, b));
      return new Map(chords.map((chord, place) => [chord, Math.exp(logits[place]! - most)]));
    },
  };
}

/** Zeros but for a one; all zeros where the place is -1. */
function one(size: number, place: number): Float32Array {
  const values = new Float32Array(size);
  if (place >= 0) values[place] = 1;
  return values;
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
