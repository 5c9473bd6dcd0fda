import type { EarBuffers } from '../player/shared/ear.ts';
import type { MasterRingBuffers } from '../player/shared/master-ring.ts';
import { sampleRateHz } from '../player/synth/synth.ts';
import { TactusError } from '../system/errors.ts';
import { createStatusKeeper } from '../system/status-keeper.ts';
import type { Clock } from '../time/clock.ts';
import type { Timers } from '../time/timers.ts';
import { isAlsaInstalled } from './alsa/alsa.native.ts';
import { createAlsaOutput } from './alsa/alsa-output.ts';
import { createMp3Feed, type Mp3Output } from './mp3/mp3-feed.ts';
import type { OutputsOptions } from './options.ts';
import type { Output } from './output.ts';
import { createWavOutput } from './wav/wav-output.ts';

export interface OutputsParts {
  readonly options: OutputsOptions;
  /** `LivePlayer.master`, `LivePlayer.ear`, and `bufferMs` of `LivePlayer.ready`. */
  readonly master: MasterRingBuffers;
  readonly ear: EarBuffers;
  readonly bufferMs: number;
  readonly realtimePriority: number;
  readonly clock: Clock;
  readonly timers: Timers;
}

export interface Outputs {
  readonly all: readonly Output[];
  /** Undefined when no stream was asked for. */
  readonly stream: Mp3Output | undefined;
  close(): Promise<void>;
}

type Wanted =
  | { readonly kind: 'alsa'; readonly name: string; readonly device: string }
  | { readonly kind: 'wav'; readonly name: string; readonly path: string }
  | { readonly kind: 'stream' | 'null'; readonly name: string };

const parameterised = { alsa: 'alsa:DEVICE', wav: 'wav:FILE' } as const;

/** Reads an output's name. Errors: TactusError `usage` for a name that is none. */
export function parseOutput(name: string): Wanted {
  const colon = name.indexOf(':');
  const kind = colon < 0 ? name : name.slice(0, colon);
  const parameter = colon < 0 ? '' : name.slice(colon + 1);
  if (kind === 'alsa') return { kind, name, device: parameter === '' ? 'default' : parameter };
  if (kind === 'wav' && parameter !== '') return { kind, name, path: parameter };
  if ((kind === 'stream' || kind === 'null') && parameter === '') return { kind, name };
  throw new TactusError(
    'usage',
    `"${name}" is not an output`,
    `Outputs are alsa, ${parameterised.alsa}, stream, ${parameterised.wav} and null.`,
  );
}

/**
 * What to play to when nobody said: the sound card, now or as soon as there is one, and the stream, which always works.
 */
export function defaultOutputs(): readonly string[] {
  return isAlsaInstalled() ? ['alsa', 'stream'] : ['stream'];
}

/**
 * Opens the outputs asked for. A device that is not there is no error: its output says so in its health and keeps
 * trying.
 *
 * Errors: TactusError `usage` for a name that is no output, or a reference that is not among them.
 */
export function openOutputs(parts: OutputsParts): Outputs {
  const names = parts.options.use.length > 0 ? parts.options.use : defaultOutputs();
  const wanted = [...new Set(names)].map(parseOutput);
  const reference = findReference(wanted, parts.options.reference);
  const isAsked = parts.options.use.length > 0;
  const all = wanted.map((output) => openOutput(output, output === reference, isAsked, parts));
  return {
    all,
    stream: all.find(isStream),
    close: async () => {
      await Promise.all(all.map((output) => output.close()));
    },
  };
}

function isStream(output: Output): output is Mp3Output {
  return 'subscribe' in output;
}

function openOutput(
  wanted: Wanted,
  isReferenceEar: boolean,
  isAsked: boolean,
  parts: OutputsParts,
): Output | Mp3Output {
  const { master: ring, clock, timers, options } = parts;
  switch (wanted.kind) {
    case 'alsa':
      return createAlsaOutput({
        name: wanted.name,
        device: wanted.device,
        mayBeAbsent: !isAsked,
        ring,
        clock,
        timers,
        ear: isReferenceEar ? parts.ear : undefined,
        bufferFrames: Math.round((parts.bufferMs / 1000) * sampleRateHz),
        realtimePriority: parts.realtimePriority,
      });
    case 'wav':
      return createWavOutput({ name: wanted.name, path: wanted.path, ring, clock, timers });
    case 'stream':
      return createMp3Feed({ ring, clock, timers, bitrateKbps: options.mp3BitrateKbps });
    case 'null':
      return createNullOutput(wanted.name, clock);
  }
}

function findReference(wanted: readonly Wanted[], name: string | undefined): Wanted | undefined {
  if (name === undefined) return wanted.find((output) => output.kind === 'alsa');
  const found = wanted.find((output) => output.name === name);
  if (found?.kind === 'alsa') return found;
  throw new TactusError(
    'usage',
    found
      ? `outputs.reference: "${name}" has no clock of its own`
      : `outputs.reference: "${name}" is not among the outputs`,
    `Name one of the alsa outputs: ${wanted.filter(({ kind }) => kind === 'alsa').map((output) => output.name) || 'there is none'}.`,
  );
}

/** Nobody listens; the monotonic clock paces the music. */
function createNullOutput(name: string, clock: Clock): Output {
  const keeper = createStatusKeeper(name, clock);
  keeper.set('ok', 'plays to nobody');
  return { name, isReferenceEar: false, health: () => keeper.health(), close: async () => undefined };
}
