import type { Spectrum } from '../player/spectrum/spectrum.ts';
import type { Bar } from '../score/bar.ts';
import type { SenderMap } from '../sensors/map/sender-map.ts';
import type { SensorReading } from '../sensors/reading.ts';
import type { Command } from '../session/command.ts';
import type { Language, Understood } from '../session/words/words.ts';
import type { StationHealth } from '../system/health.ts';
import type { Clock } from '../time/clock.ts';
import type { PanelState } from './protocol/protocol.ts';

/** What may happen in the daemon that the panel should hear of before it next asks. */
export type HostEvent =
  /** A bar was written, or written anew: the later generation of an index replaces the earlier. */
  | { readonly type: 'bar'; readonly bar: Bar }
  /** Something in `state()` changed at once (a command was taken, an output came or went). */
  | { readonly type: 'changed' };

/** Gives back what ends the subscription. */
export type Unsubscribe = () => void;

/**
 * MP3 as the encoder makes it, from now on. Each chunk holds whole frames and needs none before it (no bit reservoir),
 * so that a listener may begin with any.
 */
export interface Mp3Feed {
  subscribe(listener: (chunk: Uint8Array) => void): Unsubscribe;
}

/**
 * The daemon as the panel sees it. The panel never reaches further; in tests another host speaks.
 *
 * All methods are quick and never block: they run on the main thread.
 */
export interface PanelHost {
  /** The clock that `atSeconds` everywhere is of. */
  readonly clock: Clock;
  /** Asked some times a second while someone looks. */
  state(): PanelState;
  health(): readonly StationHealth[];
  /** Bars not yet played out, in order: the one playing, the committed and the planned. */
  bars(): readonly Bar[];
  /** What is heard now; asked some 15 times a second while someone watches it. */
  spectrum(): Spectrum;
  subscribe(listener: (event: HostEvent) => void): Unsubscribe;
  /** Errors: TactusError `usage` when a wish cannot be met (an unknown style), said to whoever asked. */
  command(command: Command): void | Promise<void>;
  /** A wish in words. Errors: as of `command`. */
  say(words: string, usual?: Language): Understood;
  /** Readings from outside, checked already. */
  accept(readings: readonly SensorReading[]): void;
  /** Readings from outside were turned away: told with the sensors. `from`: who sent them. */
  refuse(reason: string, from: string): void;
  /** Makes readings of what programs that are not ours say over HTTP, and knows what they say on every way. */
  readonly senders: Pick<SenderMap, 'http' | 'httpNames' | 'heard'>;
  /** Undefined when no stream is among the outputs. */
  readonly mp3?: Mp3Feed | undefined;
}
