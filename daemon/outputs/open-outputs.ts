import { TactusError } from '../system/errors.ts';
import type { Mp3Output } from './mp3/mp3-feed.ts';
import type { OutputsOptions } from './options.ts';
import type { Output } from './output.ts';
import { findOutputType, nameOfOutput, outputTypes, parseOutput } from './output-names.ts';
import type { EventSource, OutputEntry, OutputType, SoundSource } from './output-type.ts';

export interface OutputsDependencies
  extends Pick<SoundSource & EventSource, 'bufferMs' | 'realtimePriority' | 'session' | 'clock' | 'timers'> {
  readonly options: OutputsOptions;
  /** `LivePlayer.master` and `LivePlayer.ear`. */
  readonly master: SoundSource['ring'];
  readonly ear: NonNullable<SoundSource['ear']>;
}

export interface Outputs {
  readonly all: readonly Output[];
  /** Undefined when no stream was asked for. */
  readonly stream: Mp3Output | undefined;
  /** How much later each is heard than its device says, ms, by name: of those only where that can be made up for. */
  readonly delaysMs: ReadonlyMap<string, number>;
  /** What they were opened with. */
  readonly entries: readonly OutputEntry[];
  /** Another delay counts at once. Errors: TactusError `usage` for an output without one. */
  setDelay(name: string, delayMs: number): void;
  close(): Promise<void>;
}

/** An entry with its type, and what it is called. */
interface Wanted {
  readonly name: string;
  readonly type: OutputType;
  readonly entry: OutputEntry;
}

/**
 * Opens the outputs asked for; when nobody asked, the sound card, now or as soon as there is one, and the stream, which
 * always works. A device that is not there is no error: its output says so in its health and keeps trying.
 *
 * Errors: TactusError `usage` for an output that is named twice, or a reference that is not among them.
 */
export async function openOutputs(dependencies: OutputsDependencies): Promise<Outputs> {
  const { options, master: ring, ear, session, ...given } = dependencies;
  const isAsked = options.use.length > 0;
  const { once, reference } = await selectOutputs(options);
  const delayOf = (entry: OutputEntry | undefined): number => Number(entry?.delayMs ?? 0);
  const referenceDelayMs = delayOf(reference?.entry);
  const all = once.map(({ name, type, entry }) => {
    const tools = { ...given, name, isAsked };
    if (type.takes === 'events') return type.open(entry, { ...tools, session });
    return type.open(entry, {
      ...tools,
      ring,
      referenceDelayMs,
      ear: entry === reference?.entry ? ear : undefined,
    });
  });
  const delaysMs = new Map(
    once.flatMap(({ name, entry }, i) => (all[i]!.setDelay ? [[name, delayOf(entry)] as const] : [])),
  );
  return {
    all,
    stream: all.find(isStream),
    delaysMs,
    entries: once.map(({ entry }) => entry),
    setDelay(name, delayMs) {
      if (!delaysMs.has(name)) throw withoutDelay(name, [...delaysMs.keys()]);
      delaysMs.set(name, delayMs);
      const ofReferenceMs = delaysMs.get(reference?.name ?? '') ?? 0;
      for (const output of all) output.setDelay?.(delaysMs.get(output.name)!, ofReferenceMs);
    },
    close: async () => {
      await Promise.all(all.map((output) => output.close()));
    },
  };
}

/** Errors: TactusError `usage`, as `openOutputs`; opens nothing. */
export async function checkOutputs(options: OutputsOptions): Promise<void> {
  await selectOutputs(options);
}

async function selectOutputs({ use, reference }: OutputsOptions) {
  const wanted = (use.length > 0 ? use : await defaultOutputs()).map(asWanted);
  const once = withoutRepeats(wanted);
  return { once, reference: findReference(once, reference) };
}

/** What to play to when nobody said. */
async function defaultOutputs(): Promise<readonly OutputEntry[]> {
  const areDefault = await Promise.all(outputTypes.map((known) => known.isDefault()));
  return outputTypes.filter((_, i) => areDefault[i]).map(({ type, schema }) => schema.parse({ type }));
}

function asWanted(entry: OutputEntry): Wanted {
  const type = findOutputType(entry.type);
  if (!type) throw new Error(`the configuration let an output of type "${entry.type}" pass`);
  return { name: nameOfOutput(entry), type, entry };
}

/** Named twice is meant once, unless it is meant in two ways: health, panel and reference tell outputs by their names. */
function withoutRepeats(wanted: readonly Wanted[]): readonly Wanted[] {
  return wanted.filter(({ name, entry }, i) => {
    const earlier = wanted.slice(0, i).find((other) => other.name === name);
    if (earlier && JSON.stringify(earlier.entry) !== JSON.stringify(entry)) {
      throw new TactusError(
        'usage',
        `outputs.use names "${name}" twice, with different options`,
        'Keep one of them.',
      );
    }
    return !earlier;
  });
}

function findReference(wanted: readonly Wanted[], asked: string | undefined): Wanted | undefined {
  const canPace = ({ type }: Wanted): boolean => type.takes === 'sound' && type.canPace;
  const pacing = wanted.filter(canPace);
  if (asked === undefined) return pacing[0];
  const found =
    wanted.find(({ name }) => name === asked) ?? wanted.find(({ name }) => name === usualName(asked));
  if (found && canPace(found)) return found;
  const names = pacing.map(({ name }) => name).join(', ');
  throw new TactusError(
    'usage',
    `outputs.reference: "${asked}" ${found ? 'has no clock of its own' : 'is not among the outputs'}`,
    names === '' ? 'None of the outputs has a clock of its own.' : `Name one of these: ${names}.`,
  );
}

/** `alsa:default` is called `alsa`. */
function usualName(name: string): string | undefined {
  try {
    return nameOfOutput(parseOutput(name));
  } catch {
    return undefined;
  }
}

function withoutDelay(name: string, others: readonly string[]): TactusError {
  return new TactusError(
    'usage',
    `"${name}" is no output whose delay can be made up for.`,
    others.length === 0 ? 'None of the outputs is.' : `These are: ${others.join(', ')}.`,
  );
}

function isStream(output: Output): output is Mp3Output {
  return 'subscribe' in output;
}
