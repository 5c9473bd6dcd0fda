import { followModes } from '../conductor/options.ts';
import { highestTempoBpm, lowestTempoBpm } from '../conductor/wanted-tempo.ts';
import { highestGainDb, silentDb } from '../player/shared/part-gains.ts';
import { parts } from '../score/note.ts';
import type { ReadingOf } from '../sensors/reading.ts';
import { unit } from '../system/numbers.ts';
import type { Refused } from '../system/refusals.ts';
import type { Command } from './command.ts';
import type { Sound } from './events.ts';

const volumeStep01 = 0.05;

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
  },
): Command | Refused | undefined {
  const louder = (by01: number): Command => ({ volume01: unit(state.volume01 + by01) });
  if (name === 'volume') return { volume01: value01 };
  if (name === 'energy') return { energyBias: value01 - 0.5 };
  if (name === 'density') return { densityBias: value01 - 0.5 };
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
  // Switches of home automation send 0 for off.
  if (name === 'play') return { playing: value01 > 0 };
  if (name === 'muted') return { muted: value01 > 0 };
  if (value01 === 0) return undefined;
  if (name.startsWith('style/')) {
    const style = name.slice('style/'.length);
    const names = state.styles?.map((known) => known.name) ?? [];
    if (names.includes(style)) return { style };
    return { refusedBecause: `there is no style "${style}"; there are: ${names.join(', ')}` };
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
