import { spectraPerSecond } from '../../player/spectrum/spectrum.ts';
import type { Timers } from '../../time/timers.ts';
import type { PanelHost } from '../host.ts';
import type { Line } from './teller.ts';

/** With so much on its way to it a page is told no spectrum: it comes too late, and the state is what matters. */
const skippedAboveBytes = 8 * 1024;

/** Tells the spectrum to pages that watch it. Each is made once, whoever watches; while nobody does, none is made. */
export interface Watching {
  /** Gives what ends it. */
  watch(line: Line): () => void;
  close(): void;
}

export function createWatching(host: Pick<PanelHost, 'spectrum'>, timers: Timers): Watching {
  const lines = new Set<Line>();
  let stopWaiting: (() => void) | undefined;

  const wait = (): void => {
    stopWaiting = timers.after(1 / spectraPerSecond, tell);
  };
  const tell = (): void => {
    wait();
    const waiting = [...lines].filter(({ queuedBytes }) => queuedBytes <= skippedAboveBytes);
    if (waiting.length === 0) return;
    const text = Buffer.from(JSON.stringify({ type: 'spectrum', ...host.spectrum() }));
    for (const line of waiting) line.send(text);
  };
  const rest = (): void => {
    stopWaiting?.();
    stopWaiting = undefined;
  };

  return {
    watch(line) {
      lines.add(line);
      if (stopWaiting === undefined) wait();
      return () => {
        lines.delete(line);
        if (lines.size === 0) rest();
      };
    },
    close: rest,
  };
}
