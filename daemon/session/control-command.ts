import { followModes } from '../conductor/plain-schemas.ts';
import { highestTempoBpm, lowestTempoBpm } from '../conductor/wanted-tempo.ts';
import { highestGainDb, silentDb } from '../player/shared/part-gains.ts';
import { type Key, keyName } from '../score/key.ts';
import { parts } from '../score/note.ts';
import type { ReadingOf } from '../sensors/reading.ts';
import { freeStyle } from '../styles/free-style.ts';
import { unit } from '../system/numbers.ts';
import type { Refused } from '../system/refusals.ts';
import type { Command } from './command.ts';
import type { Sound } from './events.ts';

const volumeStep01 = 0.05;
/** As far as a person may wish. */
const mostTempoBias = 0.1;
/** From the dark to the bright. */
const modesFromDark = ['minor', 'dorian', 'mixolydian', 'major'] as const;
/** Each has all but one of its notes from the one before. */
const circleOfFifths = Array.from({ length: 12 }, (_, fifths) => (7 * fifths) % 12);
/** The other styles of a mixture are never wholly gone, or they would not come back as they were. */
const mostOfMixture01 = 0.98;

/** As on a mixing desk, and as the volume goes: half way up is 12 dB less than all the way, the last of it silence. */
function gainDbAt(value01: number): number {
  const gainDb = highestGainDb + 40 * Math.log10(Math.max(1e-3, value01));
  return Math.max(silentDb, Math.round(gainDb * 10) / 10);
}

/**
 * What a control means: the keys of headphones, GPIO buttons, OSC and MQTT topics, MIDI's transport. A key's release
 * (0) means nothing; a name that nobody knows is refused.
 */
export function commandOf(
  { name, value01 }: ReadingOf<'control'>,
  state: Pick<Sound, 'playing' | 'volume01' | 'muted'> & {
    readonly styles?: readonly { readonly name: string }[];
    readonly scenes?: readonly string[];
    readonly styleWeights: Readonly<Record<string, number>>;
    /** The one that is meant now. */
    readonly key: Key;
  },
): Command | Refused | undefined {
  const louder = (by01: number): Command => ({ volume01: unit(state.volume01 + by01) });
  if (name === 'volume') return { volume01: value01 };
  if (name === 'energy') return { energyBias: value01 - 0.5 };
  if (name === 'density') return { densityBias: value01 - 0.5 };
  if (name === 'brightness') return { brightnessBias: value01 - 0.5 };
  if (name === 'drumsBusy') return { drumsBusyBias: value01 - 0.5 };
  if (name === 'drumsLoose') return { drumsLooseBias: value01 - 0.5 };
  if (name === 'tempoBias') return { tempoBias: (2 * value01 - 1) * mostTempoBias };
  if (name === 'mode') return { key: keyName({ ...state.key, mode: atShare(modesFromDark, value01) }) };
  if (name === 'tonic') return { key: keyName({ ...state.key, tonic: atShare(circleOfFifths, value01) }) };
  if (name.startsWith('gain/')) {
    const asked = name.slice('gain/'.length);
    const part = parts.find((each) => each === asked);
    if (part !== undefined) return { partGainsDb: { [part]: gainDbAt(value01) } };
    return { refusedBecause: `there is no part "${asked}"; there are: ${parts.join(', ')}` };
  }
  if (name === 'tempo') {
    const tempoBpm = lowestTempoBpm + value01 * (highestTempoBpm - lowestTempoBpm);
    return { follow: 'manual', manualTempoBpm: Math.round(tempoBpm * 10) / 10 };
  }
  if (name.startsWith('mix/')) {
    const style = name.slice('mix/'.length);
    return unknownStyle(style, state.styles) ?? { styleWeights: mixed(state.styleWeights, style, value01) };
  }
  // Switches of home automation send 0 for off.
  if (name === 'play') return { playing: value01 > 0 };
  if (name === 'muted') return { muted: value01 > 0 };
  if (value01 === 0) return undefined;
  if (name.startsWith('style/')) {
    const style = name.slice('style/'.length);
    return unknownStyle(style, state.styles) ?? { style };
  }
  if (name.startsWith('follow/')) {
    const asked = name.slice('follow/'.length);
    const follow = followModes.find((mode) => mode === asked);
    if (follow !== undefined) return { follow };
    return { refusedBecause: `there is no follow mode "${asked}"; there are: ${followModes.join(', ')}` };
  }
  if (name.startsWith('scene/')) {
    const scene = name.slice('scene/'.length);
    const { scenes = [] } = state;
    if (scenes.includes(scene)) return { scene };
    return { refusedBecause: `there is no scene "${scene}"; there are: ${scenes.join(', ')}` };
  }
  switch (name) {
    case 'stop':
      return { playing: false };
    case 'toggle':
      // Music that is coming to its end is stopped: pressed twice, it is silence now.
      return { playing: state.playing === 'stopped' };
    case 'mute':
      return { muted: !state.muted };
    case 'volumeUp':
      return louder(volumeStep01);
    case 'volumeDown':
      return louder(-volumeStep01);
    case 'like':
      return { like: true };
    case 'nextScene':
      return { nextScene: true };
    case 'skip':
    case 'lap':
    case 'coolDown':
      return { cue: name };
    case 'say':
      return { refusedBecause: 'say: the words are missing, as "calm, minor, slower"' };
    default:
      return { refusedBecause: `the control "${name}" means nothing here` };
  }
}

function unknownStyle(style: string, styles: readonly { readonly name: string }[] = []): Refused | undefined {
  const names = styles.map(({ name }) => name);
  if (style === freeStyle || names.includes(style)) return undefined;
  return { refusedBecause: `there is no style "${style}"; there are: ${names.join(', ')}` };
}

/** Of all that is played so much is of this style, and the rest as it was among itself. */
function mixed(
  weights: Readonly<Record<string, number>>,
  style: string,
  share01: number,
): Readonly<Record<string, number>> {
  const others = Object.entries(weights).filter(([name, weight]) => name !== style && weight > 0);
  const sum = others.reduce((total, [, weight]) => total + weight, 0);
  if (sum === 0) return { [style]: 1 };
  const ours01 = Math.min(mostOfMixture01, share01);
  return {
    ...Object.fromEntries(others.map(([name, weight]) => [name, (weight / sum) * (1 - ours01)])),
    ...(ours01 > 0 && { [style]: ours01 }),
  };
}

/** Which of them, where each has as much of the way. */
function atShare<Each>(all: readonly Each[], share01: number): Each {
  return all[Math.min(all.length - 1, Math.floor(share01 * all.length))]!;
}
