import type { Intent } from '../../conductor/intent.ts';
import { maxBarsAtOnce } from '../../score/bar.ts';
import { type GridNote, toNotes } from '../families/biaxial/grid.ts';
import type { BarPlan } from '../plan.ts';
import type { WriteRequest } from '../process/protocol.ts';
import { createBarMemory } from './bar-memory.ts';
import { createJam, takeUpHarmony } from './jam.ts';
import { cannotWait, differsMaterially } from './material-change.ts';
import type { LookAhead, LookAheadParts, MusicClock } from './parts.ts';

export type * from './parts.ts';

/** The coming bar is written anew for somebody who plays along when it is as near as this, and not nearer than that. */
const answerFromSeconds = 1;
const answerUntilSeconds = 0.2;

interface WrittenBar<State> {
  readonly plan: BarPlan;
  /** What was wanted when it was planned. */
  readonly intent: Intent;
  readonly formBefore: State;
  /** The network's bar line after it; null after a fallback bar. */
  readonly line: number | null;
}

/** However far the horizon is: room in the player, less two bars, should main see it play later than it does. */
const maxBarsWritten = maxBarsAtOnce - 2;

/** So long the music waits for the network to write its first bar. */
const startPatienceSeconds = 3;

export function createLookAhead<State extends { readonly nextBeat: number }>(
  parts: LookAheadParts<State>,
): LookAhead {
  const { planner, writer, fallback, arrange, sink, options } = parts;
  const memory = createBarMemory(undefined, parts.theme);
  const jam = createJam(options.jamRole);
  const counters = { modelBars: 0, fallbackBars: 0, revokedBars: 0, gaps: 0, answers: 0 };
  /** From the bar being played on, without a hole. */
  let bars: WrittenBar<State>[] = [];
  let form = planner.initial(options.seed);
  let generation = 0;
  let now: { readonly clock: MusicClock; readonly intent: Intent } | undefined;
  let inFlight: { readonly intent: Intent; readonly plan: BarPlan; readonly abandon: () => void } | undefined;
  let pumping: Promise<void> | undefined;
  /** Index of the last bar that was written, or tried, as an answer. */
  let answered = -1;

  const endOf = (plan: BarPlan): number => plan.startBeat + plan.lengthBeats;
  const lastBar = (): WrittenBar<State> | undefined => bars.at(-1);

  function secondsUntil(beat: number, clock: MusicClock): number {
    return ((beat - clock.beat) * 60) / clock.tempoBpm;
  }

  function dropPlayed(clock: MusicClock): void {
    // The last one stays, played or not: the next is written from it.
    while (bars.length > 1 && endOf(bars[0]!.plan) <= clock.beat) bars.shift();
  }

  /** The bar that is being written is not wanted any more. */
  function overtake(): void {
    generation++;
    inFlight?.abandon();
  }

  /** Takes back every bar from a place in `bars` on; the next is planned from there. */
  function takeBackFrom(place: number): void {
    const first = bars[place]!;
    counters.revokedBars += bars.length - place;
    form = first.formBefore;
    bars = bars.slice(0, place);
    memory.forgetFrom(first.plan.index);
    sink.revokeFrom(first.plan.index);
    overtake();
  }

  /**
   * bars[0] is being played and bars[1] is next: both are committed. Only what was asked for just now (a stop, another
   * song, another style) may have the next bar written anew, when there is time for it.
   */
  function firstRevocableBar(clock: MusicClock, intent: Intent): number {
    const next = bars[1];
    const isUrgent = next !== undefined && cannotWait(next.intent, intent);
    return isUrgent && secondsUntil(next.plan.startBeat, clock) > 2 * options.lateSeconds ? 1 : 2;
  }

  /** Takes back what was planned for another intent and is not committed. */
  function revoke(clock: MusicClock, intent: Intent): void {
    const firstRevocable = firstRevocableBar(clock, intent);
    const from = bars.findIndex((bar, i) => i >= firstRevocable && differsMaterially(bar.intent, intent));
    if (from >= 0) takeBackFrom(from);
    else if (inFlight !== undefined && bars.length >= firstRevocable) {
      if (differsMaterially(inFlight.intent, intent)) overtake();
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
    // What is being written is for a time that is over.
    overtake();
    counters.gaps++;
  }

  function isWanted(clock: MusicClock): boolean {
    if (bars.length >= maxBarsWritten) return false;
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
    // Who plays along is heard already.
    const ours = notes.filter((note) => note.source !== 'jam');
    const arranged = arrange(plan, toNotes(plan, ours));
    bars.push({ plan, intent, formBefore: form, line });
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
      closing: plan.closing,
    });
  }

  function writeFallback(intent: Intent): void {
    overtake();
    const { plan, after } = planNext(intent);
    accept(plan, intent, after, fallback(plan, memory), null);
  }

  /** Live: what the network owes too close to its time, the fallback composer writes. */
  function coverLateBars(clock: MusicClock, intent: Intent): void {
    // The first bar has no time of its own: the player begins once it is there.
    if (clock.waitedSeconds !== undefined && clock.waitedSeconds < startPatienceSeconds) return;
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

  /** The bar after the one being played, when somebody plays along and it is time to write it as an answer. */
  function barToAnswer(): WrittenBar<State> | undefined {
    const next = bars[1];
    if (now === undefined || next === undefined || next.plan.index === answered) return undefined;
    if (!jam.isActive(now.clock.beat, next.plan.lengthBeats)) return undefined;
    const seconds = secondsUntil(next.plan.startBeat, now.clock);
    return seconds <= answerFromSeconds && seconds >= answerUntilSeconds ? next : undefined;
  }

  /** Writes the coming bar anew with what is played; what is there stays until the answer is, and for good if it is late. */
  async function writeAnswer(next: WrittenBar<State>): Promise<void> {
    const { intent, clock } = now!;
    answered = next.plan.index;
    generation++;
    const mine = generation;
    const { plan: planned, state } = planner.plan(intent, next.formBefore, generation);
    const line = jam.lineFor(planned, clock.beat);
    const plan = takeUpHarmony(planned, line, clock.beat);
    const before = memory.find(bars[0]!.plan.index);
    const written = await writer.write({
      plan,
      from: bars[0]!.line,
      given: { roles: [jam.role], notes: line },
      ...(before === undefined ? {} : { before }),
    });
    const inTime = secondsUntil(plan.startBeat, now!.clock) > 0 && bars[1] === next && generation === mine;
    if (written === undefined || !inTime) return;
    bars = bars.slice(0, 1);
    form = next.formBefore;
    memory.forgetFrom(plan.index);
    sink.revokeFrom(plan.index);
    accept(plan, intent, state, written.notes, written.line);
    counters.answers++;
  }

  async function pump(): Promise<void> {
    while (now !== undefined) {
      const next = barToAnswer();
      if (next !== undefined) await writeAnswer(next);
      else if (!isWanted(now.clock) || !(await writeNext())) return;
    }
  }

  return {
    tick(clock, intent) {
      now = { clock, intent };
      if (clock.waitedSeconds !== undefined) jam.forget();
      dropPlayed(clock);
      revoke(clock, intent);
      if (!options.waitsForWriter) {
        skipMissedBeats(clock);
        coverLateBars(clock, intent);
      }
      if (barToAnswer() !== undefined && inFlight !== undefined) overtake();
      pumping ??= pump().finally(() => {
        pumping = undefined;
      });
      return pumping;
    },
    restart(beat) {
      const unheard = bars.findIndex((bar) => bar.plan.startBeat >= beat);
      if (unheard >= 0) takeBackFrom(unheard);
      else if (form.nextBeat !== beat) overtake();
      form = { ...form, nextBeat: beat };
    },
    hear: (key) => jam.hear(key),
    counters: () => ({ ...counters }),
  };
}
