import { useEffect, useState } from 'preact/hooks';
import {
  type Command,
  type ConnectionStatus,
  createTactusClient,
  type Reading,
  type Snapshot,
  type Understood,
} from '../../../client/tactus-client.ts';
import type { HistoryPoint, PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import { heaviestStyle } from '../../../daemon/styles/mixture.ts';
import { language } from '../words/language.ts';
import { Access } from './access.ts';
import { Api, type GuestWish } from './api.ts';
import { Awake } from './awake.ts';
import { sentence } from './format.ts';
import { Keys } from './keys.ts';
import { Listening } from './listening.ts';
import { type Lock, StepOffsets } from './lock.ts';
import { type Heard, MediaKeys } from './media-keys.ts';
import { Phone } from './phone.ts';
import { ScoreBook } from './score-book.ts';
import { SmoothBeat } from './smooth-beat.ts';
import { Spectra } from './spectra.ts';
import { StreamTicket } from './stream-ticket.ts';
import { Token } from './token.ts';
import { Transport } from './transport.ts';
import { isOn, Wishes } from './wishes.ts';

const historyPoints = 300;
const noticeMs = 6000;
const againMs = 1000;
/** A page that was just loaded is not loaded anew at once: a cache on the way may keep an old one. */
const freshMs = 10_000;

const localSeconds = (): number => performance.now() / 1000;

/** All that the page knows. Parts that draw by themselves (the roll, the dial) read it at their own pace. */
export class Model {
  readonly api = new Api(new Token());
  /** What this browser may here. */
  readonly access = new Access(this.api, () => this.#follow());
  readonly score = new ScoreBook();
  history: readonly HistoryPoint[] = [];
  status: ConnectionStatus = { kind: 'closed' };
  notice: string | undefined;
  /** The motion and place of the device that shows this page. */
  readonly phone: Phone;
  /** The sound in this browser; it outlives the line to the daemon. */
  readonly listening: Listening;
  /** What is heard, for who draws it. */
  readonly spectra: Spectra;
  /** Play and stop, as they are pressed. */
  readonly transport = new Transport({
    playing: () => this.state?.playing,
    wish: (wish) => this.send(wish),
    onChange: () => this.#tell(),
  });
  readonly keys = new Keys(this);
  readonly awake = new Awake();
  /** Where the feet are in the beat. */
  readonly steps = new StepOffsets();
  /** When the daemon spoke last, of `performance.now()`. */
  heardAtMs = 0;
  readonly #mediaKeys = new MediaKeys((command) => this.send(command));
  readonly #beatClock = new SmoothBeat();
  readonly #wishes = new Wishes();
  #told: PanelState | undefined;
  #lastWish = 0;
  #connectedAs: string | undefined;
  #againTimer: number | undefined;
  readonly #listeners = new Set<() => void>();
  /** Where the stream is. */
  readonly ticket = new StreamTicket(this.api, this.access);
  readonly #band = createTactusClient({
    token: () => this.access.token,
    onStatus: (status) => this.#show(status),
    onSnapshot: (snapshot, isNew) => this.#begin(snapshot, isNew),
    onChange: (state) => this.#take(state),
    onBar: (bar) => this.score.put(bar),
    onSpectrum: (spectrum) => this.spectra.take(spectrum),
    onPoint: (point) => {
      this.history = [...this.history, point].slice(-historyPoints);
    },
  });
  #noticeTimer: number | undefined;

  constructor() {
    this.phone = new Phone(
      {
        daemonSeconds: () => this.#band.daemonSeconds(),
        sendReadings: (readings) => this.sendReadings(readings),
      },
      () => this.#tell(),
    );
    this.listening = new Listening(this.ticket, () => this.#tell());
    this.spectra = new Spectra((isWanted) => this.#band.watch(isWanted));
    // Phones cut the line when the page sleeps: come back at once when it wakes.
    const wake = (): void => {
      if (this.status.kind === 'lost' && document.visibilityState === 'visible') this.connect();
    };
    document.addEventListener('visibilitychange', wake);
    window.addEventListener('online', wake);
  }

  connect(): void {
    this.#band.connect();
  }

  /** The daemon's clock, somewhere between the call and the answer. Errors: Error when there is no line. */
  askDaemonSeconds(): Promise<number> {
    return this.#band.daemonSeconds();
  }

  /** The beat being heard now; undefined while nothing sounds or nobody tells. */
  beat(): number | undefined {
    return this.status.kind === 'open' ? this.#beatClock.beatAt(localSeconds()) : undefined;
  }

  /** The daemon's clock now; undefined before it has spoken. */
  daemonSeconds(): number | undefined {
    return this.#beatClock.daemonSecondsAt(localSeconds());
  }

  /** What this page itself senses: keys that are played on it. Without a line it is lost. */
  sendReadings(readings: readonly Reading[]): void {
    this.#band.readings(readings).catch((error) => {
      if (this.status.kind === 'open') this.#refused(error);
    });
  }

  /** What the daemon told last, and over it what was wished here and is not answered yet. */
  get state(): PanelState | undefined {
    return this.#told && this.#wishes.over(this.#told);
  }

  send(command: Command): void {
    this.#lastWish += 1;
    const id = this.#lastWish;
    this.#wishes.wish(id, command);
    this.#tell();
    this.#band
      .command(command)
      .catch((error) => this.#refused(error))
      .finally(() => {
        this.#wishes.answered(id);
        this.#tell();
      });
  }

  /** A wish in words. Errors: Error with a text for people. */
  say(words: string): Promise<Understood> {
    return this.#band.say(words, language());
  }

  /** Whether it would be taken if somebody wished for it here. */
  may(wish: GuestWish): boolean {
    return this.status.kind === 'open' && this.access.mayWish(wish);
  }

  /** Whether there is to be music. */
  get isOn(): boolean {
    return this.state !== undefined && isOn(this.state);
  }

  /** Whether sound comes out of the machine that the band is on. */
  get isHeardAtBand(): boolean {
    return this.state?.outputs.some((output) => output.soundsHere) ?? false;
  }

  /** How far after the beat the foot falls; undefined while that is not known, also where only the late stream is heard. */
  get phaseBeats(): number | undefined {
    return this.listening.wanted && !this.isHeardAtBand ? undefined : this.steps.phaseBeats;
  }

  /** How the music and the feet are together; undefined while nothing sounds or nobody tells. */
  get lock(): Lock | undefined {
    if (this.status.kind !== 'open') return undefined;
    const { clock, lock } = this.state ?? {};
    if (clock === undefined) return undefined;
    // Of the late stream nobody knows where its beats are heard.
    return lock === 'locked' && this.phaseBeats === undefined ? 'followingTempo' : lock;
  }

  setKeys(isOn: boolean): void {
    this.keys.set(isOn);
    this.#tell();
  }

  setAwake(isWanted: boolean): void {
    this.awake.set(isWanted);
    this.#tell();
  }

  /** Shows all anew: the language is another. */
  redraw(): void {
    this.#tell();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #show(status: ConnectionStatus): void {
    this.status = status;
    if (status.kind !== 'open') this.transport.cancel();
    if (status.kind === 'open') this.listening.hurry();
    // It may be that this browser is not let in any more, or as somebody else.
    if (status.kind === 'lost') void this.access.check();
    if (status.kind === 'refused') this.access.turnOut();
    // The daemon was brought up to date while this page was open, and has a page that understands it.
    if (status.kind === 'foreign')
      window.setTimeout(() => location.reload(), Math.max(0, freshMs - performance.now()));
    this.#tell();
  }

  /** Connects whom the daemon lets in, and nobody else. */
  #follow(): void {
    const { state, door } = this.access;
    const isElse = door?.you.id !== this.#connectedAs;
    if (!this.access.is('performer')) this.phone.stop();
    if (this.status.kind !== 'closed' && (state === 'out' || isElse)) {
      this.#band.close();
      this.listening.stop();
      this.phone.stop();
      this.#told = undefined;
    }
    if (state === 'in' && this.status.kind === 'closed') {
      this.#connectedAs = door?.you.id;
      this.connect();
      void this.ticket.renew();
    }
    // Let in again while it was refused.
    if (state === 'in' && this.status.kind === 'refused')
      this.#againTimer ??= window.setTimeout(() => {
        this.#againTimer = undefined;
        if (this.status.kind === 'refused') this.connect();
      }, againMs);
    this.#tell();
  }

  #begin({ bars, history }: Snapshot, isNew: boolean): void {
    // Its owner made something else of it.
    if (isNew && this.#band.role !== this.access.role) void this.access.check();
    if (isNew) {
      this.#beatClock.reset();
      this.steps.reset();
      this.phone.reset();
      this.score.replaceAll(bars);
    } else for (const bar of bars) this.score.put(bar);
    this.history = history;
  }

  #take(state: PanelState): void {
    this.#told = state;
    this.heardAtMs = performance.now();
    this.steps.hear(state);
    this.#beatClock.hear(state.atSeconds, state.clock, localSeconds());
    this.#tell();
  }

  #heard(): Heard {
    const { state } = this;
    const beat = this.beat();
    const section = beat === undefined ? undefined : this.score.barAt(beat)?.section;
    const style = state && heaviestStyle(state.intent.styleWeights);
    const title = state?.styles.find(({ name }) => name === style)?.title;
    return {
      title: [title, section && sentence(section)].filter(Boolean).join(' · ') || 'Tactus',
      isOn: this.isOn,
      mayPlay: this.may('play'),
      maySkip: this.may('skip'),
    };
  }

  #refused(error: unknown): void {
    this.#notify(error instanceof Error ? error.message : String(error));
  }

  #notify(text: string): void {
    this.notice = text;
    window.clearTimeout(this.#noticeTimer);
    this.#noticeTimer = window.setTimeout(() => {
      this.notice = undefined;
      this.#tell();
    }, noticeMs);
    this.#tell();
  }

  #tell(): void {
    this.awake.update({ isPlaying: this.isOn, must: this.phone.isOn });
    this.#mediaKeys.show(this.listening.wanted ? this.#heard() : undefined);
    for (const listener of this.#listeners) listener();
  }
}

/** Draws the component anew whenever the model changes. */
export function useModel(model: Model): Model {
  const [, setCount] = useState(0);
  useEffect(() => model.subscribe(() => setCount((count) => count + 1)), [model]);
  return model;
}
