import { createArrivalFinder, latestSeconds } from '../../../../daemon/microphones/arrival.ts';
import { type FoundDelay, foundDelay } from '../../../../daemon/microphones/found-delay.ts';
import type { Chirps } from '../devices-api.ts';
import type { Recording } from './recording.ts';

/** By then, on the daemon's clock, all is heard that can be. */
export const overAtSeconds = ({ chirps }: Chirps): number =>
  Math.max(...chirps.flatMap(({ atSeconds }) => atSeconds)) + latestSeconds + 0.2;

/**
 * How much later than its device says an output is heard, told by what keeps the time, which is in the same recording: the browser's
 * microphone itself says nothing of when it hears, so that without the other there is no number.
 */
export function foundHere(
  name: string,
  { delayMs, chirps }: Chirps,
  recording: Recording,
  pageSecondsAt: (daemonSeconds: number) => number,
): FoundDelay {
  const finder = createArrivalFinder(recording.rateHz);
  const sound = recording.sound();
  const heard = chirps.map((each) => {
    const frames = each.atSeconds.map((at) => recording.frameAt(pageSecondsAt(at)) ?? 0);
    return { name: each.name, arrival: finder.find(sound, frames) };
  });
  const found = foundDelay(name, delayMs, heard);
  return found.heard === 'well' && found.against === 'clock' ? { heard: 'unclear' } : found;
}
