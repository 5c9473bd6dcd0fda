import type { Intent } from '../../conductor/intent.ts';
import type { Bar } from '../../score/bar.ts';
import type { Note, Part } from '../../score/note.ts';
import type { BarPlan } from '../plan.ts';
import type { WriteRequest } from '../process/protocol.ts';
import { type GridNote, toNotes } from '../writer/grid.ts';
import { type BarMemory, createBarMemory } from './bar-memory.ts';
import { differsMaterially } from './material-change.ts';

/**
 * Keeps music written ahead of what is heard: plans bar after bar, has the network write them, hands them to the sink,
 * and takes back what is not committed when the intent changes. The bar being played and the next are committed.
 */
export interface LookAhead {
  /**
   * To be called often (every 0.1 s). The promise settles when all that can be written now is written: an offline render
   * awaits it, and is so deterministic; live code does not wait. It rejects only for a fault of ours (planner or band).
   */
  tick(clock: MusicClock, intent: Intent): Promise<void>;
  /** While nothing is played: what was not heard is taken back, and the music will go on from this beat. */
  restart(beat: number): void;
  counters(): LookAheadCounters;
}

/** Where the music is: the beat heard (or rendered) now, and how fast it goes. */
export interface MusicClock {
  readonly beat: number;
  readonly tempoBpm: number;
}

export interface LookAheadCounters {
  readonly modelBars: number;
  readonly fallbackBars: number;
  readonly revokedBars: number;
  /** Times that nothing was written in time and beats passed without music. */
  readonly gaps: number;
}

/** Decides what a bar should be. Pure, so that an earlier state can be gone back to. */
export interface Planner<State extends { readonly nextBeat: number }> {
  initial(seed: number): State;
  plan(intent: Intent, state: State, generation: number): { readonly plan: BarPlan; readonly state: State };
}

/** Who writes the pitched notes: the composer process. Undefined: not this time (stale, or it is not there). */
export interface NoteWriter {
  write(
    request: WriteRequest,
  ): Promise<{ readonly notes: readonly GridNote[]; readonly line: number } | undefined>;
}

export interface BarSink {
  /** A bar that is to be played; a later generation of the same index takes its place. */
  put(bar: Bar): void;
  /** Bars from this index on are not to be played; they will be put anew. */
  revokeFrom(index: number): void;
}

export interface LookAheadParts<State extends { readonly nextBeat: number }> {
  readonly planner: Planner<State>;
  readonly writer: NoteWriter;
  /** Instant and pure. */
  readonly fallback: (plan: BarPlan, memory: BarMemory) => readonly GridNote[];
  /** The band: pitched notes become parts with drums, pads and instruments. */
  readonly arrange: (
    plan: BarPlan,
    pitched: readonly Note[],
  ) => { readonly notes: readonly Note[]; readonly instruments: Readonly<Record<Part, number>> };
  readonly sink: BarSink;
  readonly options: {
    readonly horizonSeconds: number;
    readonly lateSeconds: number;
    /** Offline: the writer is waited for, and the fallback is for its death only. */
    readonly waitsForWriter: boolean;
    readonly seed: number;
  };
}

interface WrittenBar<State> {
  readonly plan: BarPlan;
  /** What was wanted when it was planned. */
  readonly intent: Intent;
  readonly formBefore: State;
  readonly formAfter: State;
  /** The network's bar line after it; null after a fallback bar. */
  readonly line: number | null;
}

export function createLookAhead<State extends { readonly nextBeat: number }>(
  parts: LookAheadParts<State>,
): LookAhead {
  const { planner, writer, fallback, arrange, sink, options } = parts;
  const memory = createBarMemory();
  const counters = { modelBars: 0, fallbackBars: 0, revokedBars: 0, gaps: 0 };
  /** From the bar being played on, without a hole. */
  let bars: WrittenBar<State>[] = [];
  let form = planner.initial(options.seed);
  let generation = 0;
  let now: { readonly clock: MusicClock; readonly intent: Intent } | undefined;
  let inFlight: { readonly intent: Intent; readonly plan: BarPlan; readonly abandon: () => void } | undefined;
  let pumping: Promise<void> | undefined;

  const endOf = (plan: BarPlan): number => plan.startBeat + plan.lengthBeats;
  const lastBar = (): WrittenBar<State> | undefined => bars.at(-1);

  function secondsUntil(beat: number, clock: MusicClock): number {
    return ((beat - clock.beat) * 60) / clock.tempoBpm;
  }

  function dropPlayed(clock: MusicClock): void {
    // The last one stays, played or not: the next is written from it.
    while (bars.length > 1 && endOf(bars[0]!.plan) <= clock.beat) bars.shift();
  }

  /** Takes back every bar from a place in `bars` on; the next is planned from there. */
  function takeBackFrom(place: number): void {
    const first = bars[place]!;
    counters.revokedBars += bars.length - place;
    form = first.formBefore;
    bars = bars.slice(0, place);
    generation++;
    memory.forgetFrom(first.plan.index);
    sink.revokeFrom(first.plan.index);
    inFlight?.abandon();
  }

  /**
   * bars[0] is being played and bars[1] is next: both are committed. Only a stop may have the next bar written anew, as
   * the bar that closes, when there is time for it.
   */
  function firstRevocableBar(clock: MusicClock, intent: Intent): number {
    const next = bars[1];
    const closes = intent.cue?.kind === 'stop' && next !== undefined && next.intent.cue?.id !== intent.cue.id;
    return closes && secondsUntil(next.plan.startBeat, clock) > 2 * options.lateSeconds ? 1 : 2;
  }

  /** Takes back what was planned for another intent and is not committed. */
  function revoke(clock: MusicClock, intent: Intent): void {
    const firstRevocable = firstRevocableBar(clock, intent);
    const from = bars.findIndex((bar, i) => i >= firstRevocable && differsMaterially(bar.intent, intent));
    if (from >= 0) takeBackFrom(from);
    else if (inFlight !== undefined && bars.length >= firstRevocable) {
      if (differsMaterially(inFlight.intent, intent)) {
        generation++;
        inFlight.abandon();
      }
    }
  }

  /** What the next bar must be, were it planned now. */
  function planNext(intent: Intent): { plan: BarPlan; after: State } {
    const { plan, state } = planner.plan(intent, form, generation);
    return { plan, after: state };
  }

  /** Live, after a stall longer than the horizon: music goes on at a later bar line. */
  function skipMissedBeats(clock: MusicClock): void {
    if (form.nextBeat >= clock.beat || bars.length === 0) return;
    const { lengthBeats } = lastBar()!.plan;
    const missed = Math.ceil((clock.beat - form.nextBeat) / lengthBeats);
    form = { ...form, nextBeat: form.nextBeat + missed * lengthBeats };
    counters.gaps++;
  }

  function isWanted(clock: MusicClock): boolean {
    const barBeats = lastBar()?.plan.lengthBeats ?? 0;
    const aheadBeats = Math.max(2 * barBeats, (options.horizonSeconds * clock.tempoBpm) / 60);
    return form.nextBeat <= clock.beat + aheadBeats;
  }

  function accept(
    plan: BarPlan,
    intent: Intent,
    after: State,
    notes: readonly GridNote[],
    line: number | null,
  ): void {
    const arranged = arrange(plan, toNotes(plan, notes));
    bars.push({ plan, intent, formBefore: form, formAfter: after, line });
    form = after;
    memory.remember({ plan, notes });
    counters[line === null ? 'fallbackBars' : 'modelBars']++;
    sink.put({
      index: plan.index,
      generation: plan.generation,
      startBeat: plan.startBeat,
      lengthBeats: plan.lengthBeats,
      feel: plan.feel,
      section: plan.section,
      key: plan.key,
      chords: plan.chords,
      source: line === null ? 'fallback' : 'model',
      instruments: arranged.instruments,
      notes: arranged.notes,
    });
  }

  function writeFallback(intent: Intent): void {
    generation++;
    inFlight?.abandon();
    const { plan, after } = planNext(intent);
    accept(plan, intent, after, fallback(plan, memory), null);
  }

  /** Live: what the network owes too close to its time, the fallback composer writes. */
  function coverLateBars(clock: MusicClock, intent: Intent): void {
    while (secondsUntil(form.nextBeat, clock) < options.lateSeconds) writeFallback(intent);
  }

  function requestFor(plan: BarPlan): WriteRequest {
    const before = lastBar();
    const echoed = plan.echo === undefined ? undefined : memory.notesOf(plan.echo.barIndex);
    const heard = before === undefined ? undefined : memory.find(before.plan.index);
    return {
      plan,
      from: before?.line ?? null,
      ...(heard === undefined ? {} : { before: { plan: heard.plan, notes: heard.notes } }),
      ...(echoed === undefined ? {} : { echo: echoed }),
    };
  }

  /** One bar from the network; false when it is not to be had now. */
  async function writeNext(): Promise<boolean> {
    const { intent } = now!;
    const { plan, after } = planNext(intent);
    const mine = generation;
    const abandoned = new Promise<undefined>((resolve) => {
      inFlight = { intent, plan, abandon: () => resolve(undefined) };
    });
    const written = await Promise.race([writer.write(requestFor(plan)), abandoned]);
    inFlight = undefined;
    if (generation !== mine) return true; // Overtaken: there is something newer to write.
    if (written !== undefined) {
      accept(plan, intent, after, written.notes, written.line);
      return true;
    }
    if (!options.waitsForWriter) return false;
    writeFallback(intent);
    return true;
  }

  async function pump(): Promise<void> {
    while (now !== undefined && isWanted(now.clock) && (await writeNext())) {
      // Until enough is written.
    }
  }

  return {
    tick(clock, intent) {
      now = { clock, intent };
      dropPlayed(clock);
      revoke(clock, intent);
      if (!options.waitsForWriter) {
        skipMissedBeats(clock);
        coverLateBars(clock, intent);
      }
      pumping ??= pump().finally(() => {
        pumping = undefined;
      });
      return pumping;
    },
    restart(beat) {
      const unheard = bars.findIndex((bar) => bar.plan.startBeat >= beat);
      if (unheard >= 0) takeBackFrom(unheard);
      form = { ...form, nextBeat: beat };
    },
    counters: () => ({ ...counters }),
  };
}
