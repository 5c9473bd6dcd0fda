import { type BarStoreReader, maxNotesPerBar, PlayableBar } from './shared/bar-store.ts';
import { SoundingNotes, sameBeat } from './sounding-notes.ts';

/** What the sequencer plays to. */
export interface NoteSink {
  noteOn(part: number, pitchMidi: number, velocity: number): void;
  noteOff(part: number, pitchMidi: number): void;
  /** A bar begins; its instruments are to be used from here on. */
  barBegins(bar: PlayableBar): void;
  /** A note of `bar` was just started, or goes on from the bar before. */
  noteBegan(bar: PlayableBar, noteIndex: number, goesOn: boolean): void;
  /** The bar's time has come and it is not there. */
  barIsLate(barIndex: number): void;
}

/** A bar is loaded this long before it begins: humanised notes may come before the line. */
const loadAheadBeats = 0.5;
/** A note missed by more than this is skipped; by less it is played at once. */
const lateToleranceBeats = 0.125;

/**
 * Turns bars into note ons and offs, in the order of the beats it is told. Bars that come late are entered where the
 * music is now. Every note that was begun is ended, whatever happens.
 */
export class Sequencer {
  /** The bar that is wanted after the current one. */
  nextBarIndex = 0;
  /** Bars whose time came before they did. */
  lateBars = 0;
  readonly #store: BarStoreReader;
  readonly #sink: NoteSink;
  readonly #sounding = new SoundingNotes();
  /** Of the bar that began last: 1 for each note that goes on from the bar before. */
  readonly #held = new Uint8Array(maxNotesPerBar);
  #current = new PlayableBar();
  #next = new PlayableBar();
  #hasCurrent = false;
  #hasNext = false;
  #currentNote = 0;
  #nextNote = 0;
  #reportedLate = -1;
  /** The last bar to play; infinity while the music goes on. */
  #lastBarIndex = Number.POSITIVE_INFINITY;

  constructor(store: BarStoreReader, sink: NoteSink) {
    this.#store = store;
    this.#sink = sink;
  }

  /** The bar being played; undefined before the first and after the last. */
  get currentBar(): PlayableBar | undefined {
    return this.#hasCurrent ? this.#current : undefined;
  }

  /** Looks whether the first bar is there; gives its first beat, or undefined. */
  findFirstBar(): number | undefined {
    if (!this.#tryLoadNext()) return undefined;
    return this.#next.startBeat;
  }

  /** Asked to stop: the next bar is the last when it is there, else this one. */
  endAfterNextBar(): void {
    this.#tryLoadNext();
    if (this.#hasNext) this.#lastBarIndex = this.#next.index;
    else this.#lastBarIndex = this.#hasCurrent ? this.#current.index : -1;
  }

  /** Takes back what `endAfterNextBar` did, as long as the end has not come. */
  goOn(): void {
    this.#lastBarIndex = Number.POSITIVE_INFINITY;
  }

  /** True once `beat` has reached the end asked for. */
  hasEnded(beat: number): boolean {
    if (this.#lastBarIndex === Number.POSITIVE_INFINITY) return false;
    if (!this.#hasCurrent) return !this.#hasNext;
    if (beat < this.#current.endBeat) return false;
    return this.#current.index >= this.#lastBarIndex || !this.#hasNext;
  }

  /** Ends every sounding note and forgets the bars; the next bar begun is the first not yet played. */
  reset(): void {
    this.#sounding.endAll(this.#sink);
    this.#hasCurrent = false;
    this.#hasNext = false;
    this.#lastBarIndex = Number.POSITIVE_INFINITY;
    this.#reportedLate = -1;
  }

  /** Fetches what will be needed; once a block. */
  prepare(beat: number): void {
    if (this.#hasCurrent && this.#current.index >= this.#lastBarIndex) return;
    if (!this.#hasCurrent || beat >= this.#current.endBeat - loadAheadBeats) this.#tryLoadNext();
  }

  /** The beat at which `play` has something to do next; nothing happens before it. */
  nextEventBeat(): number {
    let beat = this.#sounding.firstEndBeat;
    if (this.#hasCurrent) {
      beat = Math.min(beat, this.#current.endBeat);
      if (this.#currentNote < this.#current.noteCount)
        beat = Math.min(beat, this.#current.atBeat(this.#currentNote));
    }
    if (this.#hasNext) {
      beat = Math.min(beat, this.#next.startBeat);
      if (this.#nextNote < this.#next.noteCount) beat = Math.min(beat, this.#next.atBeat(this.#nextNote));
    }
    return beat;
  }

  /** Does everything that is due at `beat` or before. Beats never go back. */
  play(beat: number): void {
    if (this.#hasNext && beat >= this.#next.startBeat - sameBeat) this.#holdTies();
    this.#sounding.endDue(beat, this.#sink);
    if (this.#hasCurrent) this.#currentNote = this.#startDue(this.#current, this.#currentNote, beat);
    // More than one bar may be behind us when they came late.
    while (this.#hasNext && beat >= this.#next.startBeat) this.#beginNext(beat);
    if (this.#hasNext) this.#nextNote = this.#startDue(this.#next, this.#nextNote, beat);
    this.#noticeLate(beat);
  }

  /** What is tied into the next bar sounds on; called before the ends on its bar line are due. */
  #holdTies(): void {
    const bar = this.#next;
    for (let i = 0; i < bar.noteCount; i += 1) {
      const atBeat = bar.atBeat(i);
      this.#held[i] =
        bar.isTied(i) &&
        this.#sounding.holdOn(bar.part(i), bar.pitchMidi(i), atBeat, atBeat + bar.durationBeats(i))
          ? 1
          : 0;
    }
  }

  #beginNext(beat: number): void {
    const finished = this.#current;
    this.#current = this.#next;
    this.#next = finished;
    this.#hasCurrent = true;
    this.#hasNext = false;
    this.#currentNote = this.#nextNote;
    this.#nextNote = 0;
    this.nextBarIndex = this.#current.index + 1;
    if (beat < this.#current.endBeat) {
      this.#sink.barBegins(this.#current);
      this.#currentNote = this.#startDue(this.#current, this.#currentNote, beat);
    }
    if (beat >= this.#current.endBeat - loadAheadBeats) this.#tryLoadNext();
  }

  #tryLoadNext(): boolean {
    const index = this.nextBarIndex;
    if (this.#hasNext) {
      // A newer generation may still take its place, as long as nothing of it was heard.
      if (this.#nextNote > 0 || !this.#store.changed(index)) return true;
    }
    this.#hasNext = this.#store.load(index, this.#next);
    this.#nextNote = 0;
    return this.#hasNext;
  }

  #startDue(bar: PlayableBar, from: number, beat: number): number {
    let i = from;
    for (; i < bar.noteCount && bar.atBeat(i) <= beat; i += 1) {
      const atBeat = bar.atBeat(i);
      if (atBeat < beat - lateToleranceBeats) continue;
      if (bar.isTied(i) && this.#held[i] === 1) {
        this.#sink.noteBegan(bar, i, true);
        continue;
      }
      const part = bar.part(i);
      const pitchMidi = bar.pitchMidi(i);
      this.#sounding.begin(part, pitchMidi, atBeat + bar.durationBeats(i), this.#sink);
      this.#sink.noteOn(part, pitchMidi, Math.min(127, Math.max(1, Math.round(bar.velocity01(i) * 127))));
      this.#sink.noteBegan(bar, i, false);
    }
    return i;
  }

  #noticeLate(beat: number): void {
    if (!this.#hasCurrent || this.#hasNext || beat < this.#current.endBeat) return;
    if (this.#reportedLate === this.nextBarIndex) return;
    this.#reportedLate = this.nextBarIndex;
    this.lateBars += 1;
    this.#sink.barIsLate(this.nextBarIndex);
  }
}
