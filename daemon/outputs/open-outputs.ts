import { chooseEar, noEar } from '../player/shared/ear.ts';
import type { OutputLevels } from '../player/shared/output-levels.ts';
import { TactusError } from '../system/errors.ts';
import { soundFolders, watchSound } from './alsa/dev-snd.ts';
import { createServerChoice } from './alsa/sound-servers.ts';
import { createEarSlots } from './ear-slots.ts';
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
  readonly ear: SoundSource['ear'];
  readonly levels: Pick<OutputLevels, 'plug' | 'unplug'>;
}

/** An output of sound that comes while the others play. */
export interface AddedOutput {
  readonly entry: OutputEntry;
  /** What it is called; left out: its short name. */
  readonly name?: string;
  /** It is the reference ear while it is open. */
  readonly isReference: boolean;
}

export interface Outputs {
  /** Those that are open now, those that were opened first before those that were added. */
  readonly all: readonly Output[];
  /** Undefined when no stream was asked for. */
  readonly stream: Mp3Output | undefined;
  /** How much later each is heard than its device says, ms, by name: of those only where that can be made up for. */
  readonly delaysMs: ReadonlyMap<string, number>;
  /** Whether one of them is told of what is played, on time: it is to be told soon. */
  readonly tellsEvents: boolean;
  /** What those were opened with that were opened first. */
  readonly entries: readonly OutputEntry[];
  /** Another delay counts at once. Errors: TactusError `usage` for an output without one. */
  setDelay(name: string, delayMs: number): void;
  /**
   * Opens one more. The others play on without a gap, and go slowly to where they are heard together with the reference;
   * the tempo does not jump. Errors: TactusError `usage` for a name that another has, or a reference without a clock.
   */
  add(added: AddedOutput): Output;
  /** Told when sound devices or sound servers came or went. */
  onDevices(listener: () => void): void;
  /** Closes one that was added; if it was the reference, the one before it is again. No other: nothing happens. */
  remove(name: string): Promise<void>;
  /** Those that play wherever the system does are silent for so long: something that was added plays there. */
  rest(isResting: boolean): void;
  close(): Promise<void>;
}

/** An output, and its slot among the ears. */
interface Opened {
  readonly output: Output;
  readonly slot: number;
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
  const { options, master: ring, ear, levels, session, ...given } = dependencies;
  const { once, reference } = await selectOutputs(options);
  const all: Output[] = [];
  const delaysMs = new Map<string, number>();
  const slots = createEarSlots();
  /** Those that were made the reference one after the other, and are open. */
  const references: Opened[] = [];
  const added = new Map<string, Opened>();
  const referenceDelayMs = (): number => delaysMs.get(references.at(-1)?.output.name ?? '') ?? 0;
  const tellDelays = (how: { readonly atOnce: boolean }): void => {
    for (const output of all) output.setDelay?.(delaysMs.get(output.name)!, referenceDelayMs(), how);
  };
  const refer = (): void => {
    chooseEar(ear, references.at(-1)?.slot ?? noEar);
    tellDelays({ atOnce: false });
  };
  const openOne = ({ name, type, entry }: Wanted, isReference: boolean, isAsked: boolean): Opened => {
    const tools = { ...given, name, isAsked };
    const delayMs = Number(entry.delayMs ?? 0);
    const slot = canPace(type) ? slots.take() : noEar;
    if (isReference) chooseEar(ear, slot);
    if (slot !== noEar) levels.plug(slot, name);
    const ofReferenceMs = isReference ? delayMs : referenceDelayMs();
    const output =
      type.takes === 'events'
        ? type.open(entry, { ...tools, session })
        : type.open(entry, { ...tools, ring, ear, earSlot: slot, referenceDelayMs: ofReferenceMs });
    all.push(output);
    if (output.setDelay) delaysMs.set(name, delayMs);
    const opened = { output, slot };
    if (isReference) references.push(opened);
    return opened;
  };
  const listeners: (() => void)[] = [];
  const chooseServer = createServerChoice();
  chooseServer();
  const watch = watchSound({
    folders: soundFolders,
    timers: given.timers,
    onChange: () => {
      chooseServer();
      for (const output of all) output.lookAgain?.();
      for (const listener of listeners) listener();
    },
  });
  chooseEar(ear, noEar);
  for (const wanted of once) openOne(wanted, wanted === reference, options.use.length > 0);
  refer();
  return {
    all,
    stream: all.find(isStream),
    delaysMs,
    tellsEvents: once.some(({ type }) => type.takes === 'events'),
    entries: once.map(({ entry }) => entry),
    setDelay(name, delayMs) {
      if (!delaysMs.has(name)) throw withoutDelay(name, [...delaysMs.keys()]);
      delaysMs.set(name, delayMs);
      tellDelays({ atOnce: true });
    },
    add({ entry, name = nameOfOutput(entry), isReference }) {
      const wanted = { ...asWanted(entry), name };
      if (all.some((output) => output.name === name))
        throw new TactusError('usage', `There is an output "${name}" already.`, 'Close it first.');
      if (isReference && !canPace(wanted.type))
        throw new TactusError(
          'usage',
          `"${name}" has no clock of its own.`,
          'Add it without being the reference.',
        );
      const opened = openOne(wanted, isReference, true);
      added.set(name, opened);
      if (isReference) refer();
      return opened.output;
    },
    async remove(name) {
      const opened = added.get(name);
      if (!opened) return;
      added.delete(name);
      all.splice(all.indexOf(opened.output), 1);
      delaysMs.delete(name);
      if (references.includes(opened)) {
        references.splice(references.indexOf(opened), 1);
        refer();
      }
      await opened.output.close();
      levels.unplug(opened.slot);
      slots.give(opened.slot);
    },
    onDevices: (listener) => void listeners.push(listener),
    rest(isResting) {
      for (const output of all) output.setResting?.(isResting);
    },
    close: async () => {
      watch.close();
      await Promise.all(all.map((output) => output.close()));
    },
  };
}

const canPace = (type: OutputType): boolean => type.takes === 'sound' && type.canPace;

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
  const pacing = wanted.filter(({ type }) => canPace(type));
  if (asked === undefined) return pacing[0];
  const found =
    wanted.find(({ name }) => name === asked) ?? wanted.find(({ name }) => name === usualName(asked));
  if (found && canPace(found.type)) return found;
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
