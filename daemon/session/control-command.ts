import type { ReadingOf } from '../sensors/reading.ts';
import { unit } from '../system/numbers.ts';
import type { Command } from './command.ts';
import type { Sound } from './events.ts';

const volumeStep01 = 0.05;

/**
 * What a control means: the keys of headphones, GPIO buttons, OSC and MQTT topics, MIDI's transport. A key's release
 * (0) means nothing, and so does a name that nobody knows.
 */
export function commandOf(
  { name, value01 }: ReadingOf<'control'>,
  state: Pick<Sound, 'playing' | 'volume01' | 'muted'> & {
    readonly styles?: readonly { readonly name: string }[];
  },
): Command | undefined {
  const plays = state.playing === 'playing' || state.playing === 'starting';
  const louder = (by01: number): Command => ({ volume01: unit(state.volume01 + by01) });
  if (name === 'volume') return { volume01: value01 };
  // Switches of home automation send 0 for off.
  if (name === 'play') return { playing: value01 > 0 };
  if (value01 === 0) return undefined;
  if (name.startsWith('style/')) {
    const style = name.slice('style/'.length);
    return state.styles?.some((known) => known.name === style) ? { style } : undefined;
  }
  switch (name) {
    case 'stop':
      return { playing: false };
    case 'toggle':
      return { playing: !plays };
    case 'mute':
      return { muted: !state.muted };
    case 'volumeUp':
      return louder(volumeStep01);
    case 'volumeDown':
      return louder(-volumeStep01);
    case 'skip':
    case 'lap':
    case 'coolDown':
      return { cue: name };
    default:
      return undefined;
  }
}
