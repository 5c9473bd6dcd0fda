import type { FoundDelay } from '../../../../daemon/microphones/found-delay.ts';
import type { Chirps } from '../devices-api.ts';
import { openBrowserMicrophone } from './browser-microphone.ts';
import { foundHere, overAtSeconds } from './found-here.ts';

export interface ListenHereDependencies {
  /** Answers when they are over. */
  readonly chirp: () => Promise<Chirps>;
  /** The daemon's clock at a moment of the page's, ms. */
  readonly daemonSecondsAt: (atMs: number) => number | undefined;
  /** Once it is aborted the microphone is closed. */
  readonly signal: AbortSignal;
}

/**
 * Listens to the chirps of an output and of what keeps the time, with this browser's microphone. Errors: MicrophoneFault; ApiFault
 * of the chirps.
 */
export async function listenHere(
  name: string,
  { chirp, daemonSecondsAt, signal }: ListenHereDependencies,
): Promise<FoundDelay> {
  const { recording, gone, close } = await openBrowserMicrophone(signal);
  try {
    const chirps = await Promise.race([chirp(), gone]);
    const offsetSeconds = daemonSecondsAt(0);
    if (offsetSeconds === undefined) return { heard: 'unclear' };
    const leftMs = (overAtSeconds(chirps) - offsetSeconds) * 1000 - performance.now();
    await Promise.race([new Promise((resolve) => setTimeout(resolve, Math.max(0, leftMs))), gone]);
    return foundHere(name, chirps, recording, (daemonSeconds) => daemonSeconds - offsetSeconds);
  } finally {
    close();
  }
}
