import { soundEvents } from '../../player/sound-log/sound-log.ts';
import type { JournalLine } from '../journal-lines.ts';
import type { Summary } from '../summary.ts';

/** So much of a beginning nobody misses: the player runs before there is music. */
const missedSeconds = 2;
const born = soundEvents.indexOf('born');

/** Whether what the sound was told is all there, so that it can be heard again as it was. */
export interface SoundKept {
  hear(line: JournalLine): void;
  readonly kept: Summary['soundKept'];
}

export function createSoundKept(): SoundKept {
  let isBorn = false;
  /** Told before it was born: of a sound that another session began. */
  let goneSeconds = 0;
  let isBroken = false;
  return {
    hear(line) {
      if (line.kind === 'lost') isBroken = true;
      if (line.kind !== 'sound') return;
      if (line.lost !== undefined) isBroken = true;
      isBorn ||= line.events?.some(([, kind]) => kind === born) ?? false;
      if (!isBorn) goneSeconds = line.atSeconds;
    },
    get kept() {
      if (isBroken || !isBorn) return undefined;
      return goneSeconds <= missedSeconds ? 'wholly' : 'partly';
    },
  };
}
