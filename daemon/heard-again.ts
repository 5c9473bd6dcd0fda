import { setImmediate as yieldToEvents } from 'node:timers/promises';
import {
  openSoundFile,
  opusRateHz,
  type SoundFormat,
  soundFormats,
} from './outputs/files/open-sound-file.ts';
import type { SoundFile } from './outputs/files/sound-file.ts';
import { Sound } from './player/mix/sound.ts';
import { type PlayerOptions, playerOptionsSchema } from './player/options.ts';
import { rehearse } from './player/rehearse.ts';
import { soundEvents } from './player/sound-log/sound-log.ts';
import { isSoundEvent, SoundReplayer } from './player/sound-log/sound-replayer.ts';
import { openSynth, soundFontPath } from './player/synth/open-synth.ts';
import type { Synth } from './player/synth/synth.ts';
import type { JournalLine } from './recorder/journal-lines.ts';
import { TactusError } from './system/errors.ts';
import { sha256OfFile } from './system/files/file-hash.ts';

export interface HeardAgainJob {
  /** Of the session, some at a time. */
  readonly lines: AsyncIterable<readonly JournalLine[]>;
  readonly soundPaths: Readonly<Partial<Record<SoundFormat, string | undefined>>>;
  /** Hears now and then how far it is, seconds of the session. */
  readonly onProgress?: ((atSeconds: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface HeardAgainSummary {
  readonly seconds: number;
  /** The player's frame that the files begin with. */
  readonly firstFrame: number;
  readonly synth: string;
  /** Why it may not be the same to the last bit, for people. */
  readonly remarks: readonly string[];
}

type SynthLine = Extract<JournalLine, { kind: 'synth' }>;
type SoundLine = Extract<JournalLine, { kind: 'sound' }>;

const born = soundEvents.indexOf('born');
const notWhole = (why: string): TactusError =>
  new TactusError(
    'noInput',
    `This session cannot be heard again as it was: ${why}.`,
    'Compose it anew from its readings: `tactus render --replay` with its journal.',
  );

/**
 * Plays a session once more, into files: the sound is told what it was told then, so that it is the same to the last bit, late
 * bars, wishes and all. What was said over the music (`voice`) is not in it.
 *
 * Errors: TactusError `noInput` where the journal does not have all of it, of whatever cannot be opened or written, the
 * signal's reason; then no file appears.
 */
export async function hearAgain(job: HeardAgainJob): Promise<HeardAgainSummary> {
  const { lines, soundPaths, signal, onProgress } = job;
  const files: SoundFile[] = [];
  const synths: Synth[] = [];
  const remarks: string[] = [];
  let options: PlayerOptions | undefined;
  let played: SynthLine | undefined;
  let firstFrame: number | undefined;
  let frames = 0;
  let next: Sound | undefined;
  let missedSeconds = 0;

  const replayer = new SoundReplayer(
    () => next!,
    (left, right, count, atFrame) => {
      firstFrame ??= atFrame;
      frames += count;
      for (const file of files) file.write(left, right, count);
    },
  );
  /** One as it was when it was born: with a synthesiser that has played nothing but the rehearsal. */
  const prepareSound = async (): Promise<void> => {
    if (!options || !played) throw notWhole('its journal does not say what played');
    const settings = { ...options, sampleRateHz: played.sampleRateHz };
    const synth = await openSynth({ ...settings, engine: played.engine });
    synths.push(synth);
    if (synth.description !== played.description)
      remarks.push(`It was played by ${played.description}, and is by ${synth.description}.`);
    next = new Sound(synth, settings, played.sampleRateHz);
    rehearse(synth, settings);
  };
  const openFiles = async (sampleRateHz: number): Promise<void> => {
    for (const format of soundFormats) {
      const path = soundPaths[format];
      if (path !== undefined) files.push(await openSoundFile(format, path, sampleRateHz));
    }
  };
  const hear = async ({ atSeconds, events = [], to, lost = 0 }: SoundLine): Promise<void> => {
    if (lost > 0) throw notWhole(`${lost} things that the sound was told are missing`);
    for (const event of events) {
      if (!isSoundEvent(event)) throw notWhole('its journal says what no sound can be told');
      if (event[1] === born) {
        if (next === undefined) await openFiles(played?.sampleRateHz ?? opusRateHz);
        await prepareSound();
      }
      // What it was told before follows from another session's sound.
      if (next !== undefined) replayer.hear(event);
    }
    if (next === undefined) missedSeconds = atSeconds;
    else replayer.reach(to);
  };

  try {
    let isWhole = false;
    for await (const some of lines) {
      for (const line of some) {
        if (line.kind === 'session') options = optionsIn(line.configuration);
        else if (line.kind === 'synth') {
          played = line;
          if (options) remarks.push(...(await otherFonts(line, options)));
        } else if (line.kind === 'sound') {
          await hear(line);
          isWhole = true;
          onProgress?.(line.atSeconds);
          await yieldToEvents();
          signal?.throwIfAborted();
        } else if (line.kind === 'lost') throw notWhole(`${line.lines} lines of its journal were lost`);
      }
    }
    if (!isWhole || !played) throw notWhole('it is not in its journal');
    if (next === undefined) throw notWhole('it began while the music went on, which never rested');
    if (missedSeconds > 2)
      remarks.push(
        `It began while the music went on: the first ${Math.round(missedSeconds)} s of it are missing.`,
      );
    for (const file of files) file.finish();
    return {
      seconds: frames / played.sampleRateHz,
      ...{ firstFrame: firstFrame ?? 0, synth: synths.at(-1)?.description ?? '' },
      remarks: [...new Set(remarks)],
    };
  } finally {
    for (const file of files) file.abort();
    for (const synth of synths) synth.close();
  }
}

/** Errors: TactusError as `hearAgain`. */
function optionsIn(configuration: Readonly<Record<string, unknown>>): PlayerOptions {
  const { data } = playerOptionsSchema.safeParse(configuration.player);
  if (data === undefined) throw notWhole('its journal does not say how it was played');
  return data;
}

async function otherFonts({ soundFonts }: SynthLine, options: PlayerOptions): Promise<readonly string[]> {
  const paths =
    options.soundFontPath === undefined ? [soundFontPath] : [options.soundFontPath, soundFontPath];
  const hashes = await Promise.all(paths.map(sha256OfFile));
  return soundFonts.flatMap(({ name, sha256 }, index) =>
    hashes[index] === sha256 ? [] : [`The SoundFont ${name} is another than then, or is not there.`],
  );
}
