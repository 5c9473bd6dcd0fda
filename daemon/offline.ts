import { setImmediate as yieldToEvents } from 'node:timers/promises';
import { findModel } from './composer/models/find-model.ts';
import type { InstalledModel } from './composer/models/installed-model.ts';
import { type ComposerProcess, startComposerProcess } from './composer/process/process-client.ts';
import { readTheme } from './composer/theme/midi-file.ts';
import type { Configuration } from './configuration.ts';
import { composerHealth } from './live/composer-health.ts';
import { openOfflineGhost } from './live/open-ghost.ts';
import { replayWishes } from './live/recorded-wishes.ts';
import {
  openSoundFile,
  opusRateHz,
  type SoundFormat,
  soundFormats,
} from './outputs/files/open-sound-file.ts';
import type { SoundFile } from './outputs/files/sound-file.ts';
import { MidiRecorder } from './outputs/midi/midi-file.ts';
import { Player } from './player/player.ts';
import { createPlayerControls } from './player/shared/controls.ts';
import type { VolumeKnob } from './player/shared/desk.ts';
import { openSynth } from './player/synth/open-synth.ts';
import type { Synth, SynthWarning } from './player/synth/synth.ts';
import { createTraceRecorder } from './recorder/trace-recorder.ts';
import type { Recording } from './sensors/reading.ts';
import { createDueReadings } from './sensors/replay/due-readings.ts';
import type { Played, SessionListener } from './session/events.ts';
import { createSession } from './session/session.ts';
import { createStyleBook } from './styles/style-book.ts';
import { createGrowingFile, type GrowingFile } from './system/files/growing-file.ts';
import { stateFolderPath } from './system/files/state-folder.ts';
import type { Log } from './system/log.ts';
import { unit } from './system/numbers.ts';
import { createHouse, tickSeconds } from './tactus.ts';
import { monotonicClock } from './time/clock.ts';
import { realTimers } from './time/timers.ts';
import { createWorkoutStore, tellMissingWorkout, workoutsFolder } from './workouts/workout-store.ts';

/** Frames rendered at once. */
const blockFrames = 256;
/** The end of a render goes out like a light, not like a switch. */
const fadeSeconds = 1.5;
/** The volume knob is for ears; a file has all of the sound. */
const fileVolume: VolumeKnob = { volume01: 1, muted: false, setVolume: () => {}, setMuted: () => {} };

export interface RenderJob {
  readonly recording: Recording;
  /** How much of the recording; finite. */
  readonly seconds: number;
  readonly configuration: Configuration;
  /** Sound, by format. */
  readonly soundPaths?: Readonly<Partial<Record<SoundFormat, string | undefined>>>;
  readonly midiPath?: string | undefined;
  readonly tracePath?: string | undefined;
  /** Who else listens, by name. */
  readonly listeners?: Readonly<Record<string, SessionListener>>;
  readonly log: Log;
  /** Hears now and then how far it is, 0 to 1. */
  readonly onProgress?: ((done01: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface RenderSummary {
  readonly seconds: number;
  readonly beats: number;
  readonly notes: number;
  readonly modelBars: number;
  readonly fallbackBars: number;
  /** Which synthesiser; undefined when nothing was synthesised. */
  readonly synth: string | undefined;
  /** Where it does not play as configured. */
  readonly warning: SynthWarning | undefined;
}

/**
 * The whole chain, offline: the same objects as live, in one thread, with a clock that this loop moves. The network is
 * waited for, so the same input gives the same bytes. Sound is synthesised only when a file of it is asked for.
 *
 * Errors: TactusError of whatever could not be opened or written, the signal's reason; then no output file appears.
 */
export async function renderOffline(job: RenderJob): Promise<RenderSummary> {
  const model = findModel(job.configuration.composer.model, job.configuration.conductor.style);
  const sampleRateHz = rateOf(job);
  const open: { close(): void | Promise<void> }[] = [];
  const use = <T>(part: T, close: (part: T) => void | Promise<void>): T => {
    open.push({ close: () => close(part) });
    return part;
  };
  const grow = (path: string | undefined): GrowingFile | undefined =>
    path === undefined ? undefined : use(createGrowingFile(path), (file) => file.discard());
  try {
    const sounds: SoundFile[] = [];
    for (const format of soundFormats) {
      const path = job.soundPaths?.[format];
      if (path !== undefined)
        sounds.push(use(await openSoundFile(format, path, sampleRateHz), (file) => file.abort()));
    }
    const files: RenderFiles = {
      sounds,
      midi: grow(job.midiPath),
      trace: grow(job.tracePath),
    };
    const synth =
      sounds.length === 0
        ? undefined
        : use(
            await openSynth({
              ...job.configuration.player,
              engine: job.configuration.player.synth,
              sampleRateHz,
            }),
            (engine) => engine.close(),
          );
    const composer = use(startComposer(model, job.configuration), (process) => process.close());
    await composer.ready;
    return await render(job, model, files, synth, composer);
  } finally {
    for (const part of open.reverse()) await part.close();
  }
}

/** Opus has one rate only: what is to be nothing but Opus is rendered at it. */
function rateOf({ configuration, soundPaths = {} }: RenderJob): number {
  const asked = soundFormats.filter((format) => soundPaths[format] !== undefined);
  return asked.length === 1 && asked[0] === 'opus' ? opusRateHz : configuration.player.sampleRateHz;
}

interface RenderFiles {
  readonly sounds: readonly SoundFile[];
  readonly midi: GrowingFile | undefined;
  readonly trace: GrowingFile | undefined;
}

async function render(
  job: RenderJob,
  model: InstalledModel,
  files: RenderFiles,
  synth: Synth | undefined,
  composer: ComposerProcess,
): Promise<RenderSummary> {
  const { configuration } = job;
  const sampleRateHz = rateOf(job);
  const controls = createPlayerControls({ volume01: 1, partGainsDb: configuration.player.partGainsDb });
  const player = new Player(synth ?? null, controls.buffers, { ...configuration.player, sampleRateHz });
  const session = createSession({ clock: monotonicClock, log: job.log });
  for (const [name, listener] of Object.entries(job.listeners ?? {})) session.listen(name, listener);
  const ghost = await openOfflineGhost(configuration, controls, session, job.log);
  const { theme } = configuration.composer;
  const workouts = createWorkoutStore(() => workoutsFolder(stateFolderPath()));
  tellMissingWorkout(workouts, configuration.conductor.workout, job.log);
  const house = createHouse({
    configuration,
    styles: createStyleBook(model.manifest.styles),
    model: model.manifest,
    theme: theme === undefined ? undefined : await readTheme(theme),
    writer: composer,
    waitsForWriter: true,
    sport: job.recording.sport,
    workouts: workouts.find,
    player: controls,
    volume: fileVolume,
    tell: session.tell,
  });
  const due = createDueReadings(job.recording);
  const replay = replayWishes(job.recording, house, job.log);

  let failure: { readonly error: unknown } | undefined;
  /** Of what was asked for nothing may be missing: the render ends where such a listener fails. */
  const endWith = (error: unknown): void => {
    failure ??= { error };
  };
  const trace = files.trace && createTraceRecorder((text) => files.trace?.append(text));
  if (trace) session.listen('trace', trace, endWith);
  const midi = files.midi && new MidiRecorder();
  if (midi) session.listen('midi', { played: ({ event, bar }) => midi.accept(event, bar) }, endWith);
  const counts = { beats: 0, notes: 0 };
  const count = ({ event }: Played): void => {
    if (event.kind === 'beat') counts.beats += 1;
    if (event.kind === 'note') counts.notes += 1;
  };
  session.listen('counts', { played: count });

  house.play();
  const totalFrames = Math.round(job.seconds * sampleRateHz);
  const left = new Float32Array(blockFrames);
  const right = new Float32Array(blockFrames);
  let ticks = 0;
  while (player.frame < totalFrames) {
    const atSeconds = player.frame / sampleRateHz;
    if (atSeconds >= ticks * tickSeconds) {
      job.signal?.throwIfAborted();
      replay(ticks * tickSeconds);
      house.hear(ticks * tickSeconds, due.take(ticks * tickSeconds));
      await house.tick(ticks * tickSeconds);
      await ghost?.settled;
      if (failure) throw failure.error;
      ticks += 1;
      if (ticks % 10 === 0) {
        session.tell('health', [composerHealth(composer.health(), house.composing()), session.health()]);
        job.onProgress?.(atSeconds / job.seconds);
        await yieldToEvents();
      }
    }
    const framesLeft = totalFrames - player.frame;
    player.renderBlock(left, right, atSeconds);
    if (files.sounds.length > 0) fade(left, right, framesLeft, fadeSeconds * sampleRateHz);
    for (const file of files.sounds) file.write(left, right, Math.min(blockFrames, framesLeft));
  }
  house.hearPlayer();
  if (failure) throw failure.error;
  trace?.end();
  if (midi) files.midi?.append(midi.encode());
  files.trace?.finish();
  files.midi?.finish();
  for (const file of files.sounds) file.finish();
  const { modelBars, fallbackBars } = house.composing();
  return {
    seconds: job.seconds,
    ...counts,
    modelBars,
    fallbackBars,
    synth: synth?.description,
    warning: synth?.warning,
  };
}

/** `framesLeft`: from the first frame of this block to the end. */
function fade(left: Float32Array, right: Float32Array, framesLeft: number, fadeFrames: number): void {
  if (framesLeft >= fadeFrames + left.length) return;
  for (let i = 0; i < left.length; i += 1) {
    const gain = unit((framesLeft - i) / fadeFrames);
    left[i] = left[i]! * gain;
    right[i] = right[i]! * gain;
  }
}

const startComposer = (model: InstalledModel, { composer }: Configuration): ComposerProcess =>
  startComposerProcess({
    model,
    precision: composer.precision,
    clock: monotonicClock,
    timers: realTimers,
    background: false,
  });
