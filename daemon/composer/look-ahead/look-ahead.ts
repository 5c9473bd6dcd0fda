import type { Intent } from '../../conductor/intent.ts';
import { maxBarsAtOnce } from '../../score/bar.ts';
import { type GridNote, toNotes } from '../grid-note.ts';
import type { BarPlan } from '../plan.ts';
import type { WriteRequest } from '../process/protocol.ts';
import { createAnswerTime } from './answer-time.ts';
import { createBarMemory } from './bar-memory.ts';
import type { LookAhead, LookAheadDependencies } from './dependencies.ts';
import { createJam, takeUpHarmony } from './jam.ts';
import { cannotWait, differsMaterially } from './material-change.ts';
import { type Playhead, secondsUntil } from './playhead.ts';
import { endOf, type QueuedBar, toBar } from './queued-bar.ts';

export type * from './dependencies.ts';

/** However far the horizon is: room in the player, less two bars, should main see it play later than it does. */
const maxBarsWritten = maxBarsAtOnce - 2;

/** So long the music waits for the model to write its first bar; for one that is not there yet it does not wait. */
const startPatienceSeconds = 2;

export function createLookAhead<State extends { readonly nextBeat: number }>(
  dependencies: LookAheadDependencies<State>,
): LookAhead {
  const { planner, writer, fallback, arrange, sink, options } = dependencies;
  const memory = createBarMemory(undefined, dependencies.theme);
  const jam = createJam(options.jamRole);
  const answerTime = createAnswerTime();
  const counters = { modelBars: 0, fallbackBars: 0, revokedBars: 0, gaps: 0, answers: 0 };
  /** From the bar being played on, without a hole. */
  let bars: QueuedBar<State>[] = [];
  let form = planner.initial(options.seed);
  let generation = 0;
  let now: { readonly playhead: Playhead; readonly intent: Intent } | undefined;
  let inFlight: { readonly intent: Intent; readonly plan: BarPlan; readonly abandon: () => void } | undefined;
  let pumping: Promise<void> | undefined;
  /** The model is not there: dead, or still being loaded. */
  let isAway = false;
  /** Index of the last bar that was written, or tried, as an answer. */
  let answered = -1;

  const lastBar = (): QueuedBar<State> | undefined => bars.at(-1);

  function dropPlayed(playhead: Playhead): void {
    // The last one stays, played or not: the next is written from it.
    while (bars.length > 1 && endOf(bars[0]!.plan) <= playhead.beat) bars.shift();
  }

  /** The bar that is being written is not wanted any more. */
  function overtake(): void {
    generation++;
    inFlight?.abandon();
  }

  /** Takes back every bar from an index of `bars` on; the next is planned from there. */
  function takeBackFrom(from: number): void {
    const first = bars[from]!;
    counters.revokedBars += bars.length - from;
    form = first.formBefore;
    bars = bars.slice(0, from);
    memory.forgetFrom(first.plan.index);
    sink.revokeFrom(first.plan.index);
    overtake();
  }

  /**
   * bars[0] is being played and bars[1] is next: both are committed. Only what was asked for just now (a stop, another
   * song, another style) may have the next bar written anew, when there is time for it.
   */
  function firstRevocableBar(playhead: Playhead, intent: Intent): number {
    const next = bars[1];
    const isUrgent = next !== undefined && cannotWait(next, intent);
    return isUrgent && secondsUntil(next.plan.startBeat, playhead) > 2 * options.lateSeconds ? 1 : 2;
  }

  /** Takes back what was planned for another intent and is not committed. */
  function revoke(playhead: Playhead, intent: Intent): void {
    const firstRevocable = firstRevocableBar(playhead, intent);
    const from = bars.findIndex((bar, i) => i >= firstRevocable && differsMaterially(bar, intent));
    if (from >= 0) takeBackFrom(from);
    else if (inFlight !== undefined && bars.length >= firstRevocable) {
      if (differsMaterially(inFlight, intent)) overtake();
    }
  }

  /** What the next bar must be, were it planned now. */
  function planNext(intent: Intent): { plan: BarPlan; after: State } {
    const { plan, state } = planner.plan(intent, form, generation);
    return { plan, after: state };
  }

  /** Live, after a stall longer than the horizon: music goes on at a later bar line. */
  function skipMissedBeats(playhead: Playhead): void {
    if (form.nextBeat >= playhead.beat || bars.length === 0) return;
    const { lengthBeats } = lastBar()!.plan;
    const missed = Math.ceil((playhead.beat - form.nextBeat) / lengthBeats);
    form = { ...form, nextBeat: form.nextBeat + missed * lengthBeats };
    // What is being written is for a time that is over.
    overtake();
    counters.gaps++;
  }

  function isWanted(playhead: Playhead): boolean {
    if (bars.length >= maxBarsWritten) return false;
    const barBeats = lastBar()?.plan.lengthBeats ?? 0;
    const aheadBeats = Math.max(2 * barBeats, (options.horizonSeconds * playhead.tempoBpm) / 60);
    return form.nextBeat <= playhead.beat + aheadBeats;
  }

  function accept(
    plan: BarPlan,
    intent: Intent,
    after: State,
    notes: readonly GridNote[],
    checkpoint: number | null,
  ): void {
    // Who plays along is heard already.
    const ours = notes.filter((note) => note.source !== 'jam');
    const arranged = arrange(plan, toNotes(plan, ours));
    const answersJam = ours.length < notes.length ? true : undefined;
    bars.push({ plan, intent, formBefore: form, checkpoint });
    form = after;
    memory.remember({ plan, notes });
    counters[checkpoint === null ? 'fallbackBars' : 'modelBars']++;
    sink.put(toBar(plan, { ...arranged, answersJam }, checkpoint === null ? 'fallback' : 'model'));
  }

  function writeFallback(intent: Intent): void {
    overtake();
    const { plan, after } = planNext(intent);
    accept(plan, intent, after, fallback(plan, memory), null);
  }

  /** Live: what the model owes too close to its time, the fallback composer writes. */
  function coverLateBars(playhead: Playhead, intent: Intent): void {
    // The first bar has no time of its own: the player begins once it is there.
    if (!isAway && (playhead.waitedSeconds ?? startPatienceSeconds) < startPatienceSeconds) return;
    while (secondsUntil(form.nextBeat, playhead) < options.lateSeconds) writeFallback(intent);
  }

  function requestFor(plan: BarPlan): WriteRequest {
    const before = lastBar();
    const echoed = plan.echo === undefined ? undefined : memory.notesOf(plan.echo.bar);
    const heard = before === undefined ? undefined : memory.find(before.plan.index);
    return {
      plan,
      from: before?.checkpoint ?? null,
      ...(heard === undefined ? {} : { before: { plan: heard.plan, notes: heard.notes } }),
      ...(echoed === undefined ? {} : { echo: echoed }),
    };
  }

  /** Seconds are the music's: offline it waits for its bars, and no bar takes any. */
  async function timed<Written>(writing: Promise<Written | undefined>): Promise<Written | undefined> {
    const { beat } = now!.playhead;
    const written = await writing;
    if (written !== undefined) answerTime.took(-secondsUntil(beat, now!.playhead));
    return written;
  }

  /** One bar from the model; false when it is not to be had now. */
  async function writeNext(): Promise<boolean> {
    const { intent } = now!;
    const { plan, after } = planNext(intent);
    const mine = generation;
    const abandoned = new Promise<undefined>((resolve) => {
      inFlight = { intent, plan, abandon: () => resolve(undefined) };
    });
    const written = await Promise.race([timed(writer.write(requestFor(plan))), abandoned]);
    inFlight = undefined;
    if (generation !== mine) return true; // Overtaken: there is something newer to write.
    isAway = written === undefined;
    if (written !== undefined) {
      accept(plan, intent, after, written.notes, written.checkpoint);
      return true;
    }
    if (!options.waitsForWriter) return false;
    writeFallback(intent);
    return true;
  }

  /** The bar after the one being played, when somebody plays along and it is time to write it as an answer. */
  function barToAnswer(): QueuedBar<State> | undefined {
    const next = bars[1];
    if (now === undefined || next === undefined || next.plan.index === answered) return undefined;
    if (!jam.isActive(now.playhead.beat, next.plan.lengthBeats)) return undefined;
    return answerTime.isNow(secondsUntil(next.plan.startBeat, now.playhead)) ? next : undefined;
  }

  /** Writes the coming bar anew with what is played; what is there stays until the answer is, and for good if it is late. */
  async function writeAnswer(next: QueuedBar<State>): Promise<void> {
    const { intent, playhead } = now!;
    answered = next.plan.index;
    generation++;
    const mine = generation;
    const { plan: planned, state } = planner.plan(intent, next.formBefore, generation);
    const played = jam.expectedNotes(planned, playhead.beat);
    const plan = takeUpHarmony(planned, played, playhead.beat);
    const before = memory.find(bars[0]!.plan.index);
    const request = {
      plan,
      from: bars[0]!.checkpoint,
      given: { roles: [jam.role], notes: played },
      ...(before === undefined ? {} : { before }),
    };
    const written = await timed(writer.write(request));
    const inTime = secondsUntil(plan.startBeat, now!.playhead) > 0 && bars[1] === next && generation === mine;
    if (written === undefined || !inTime) return;
    bars = bars.slice(0, 1);
    form = next.formBefore;
    memory.forgetFrom(plan.index);
    sink.revokeFrom(plan.index);
    accept(plan, intent, state, written.notes, written.checkpoint);
    counters.answers++;
  }

  async function pump(): Promise<void> {
    while (now !== undefined) {
      const next = barToAnswer();
      if (next !== undefined) await writeAnswer(next);
      else if (!isWanted(now.playhead) || !(await writeNext())) return;
    }
  }

  return {
    tick(playhead, intent) {
      now = { playhead, intent };
      if (playhead.waitedSeconds !== undefined) jam.forget();
      dropPlayed(playhead);
      revoke(playhead, intent);
      if (!options.waitsForWriter) {
        skipMissedBeats(playhead);
        coverLateBars(playhead, intent);
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
