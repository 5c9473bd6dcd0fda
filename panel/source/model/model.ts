import { useEffect, useState } from 'preact/hooks';
import type { HistoryPoint, PanelState, ServerMessage } from '../../../daemon/panel/protocol/protocol.ts';
import type { Command } from '../../../daemon/session/command.ts';
import { Connection, type ConnectionStatus } from './connection.ts';
import { Keys } from './keys.ts';
import { Listening } from './listening.ts';
import { Phone } from './phone.ts';
import { ScoreBook } from './score-book.ts';
import { SmoothBeat } from './smooth-beat.ts';
import { isOn, Wishes } from './wishes.ts';

const historyPoints = 300;
const noticeMs = 6000;

const localSeconds = (): number => performance.now() / 1000;

/** All that the page knows. Parts that draw by themselves (the roll, the dial) read it at their own pace. */
export class Model {
  readonly score = new ScoreBook();
  history: readonly HistoryPoint[] = [];
  status: ConnectionStatus = { kind: 'connecting' };
  notice: string | undefined;
  /** The motion and place of the device that shows this page. */
  readonly phone: Phone;
  /** The sound in this browser; it outlives the line to the daemon. */
  readonly listening: Listening;
  readonly keys = new Keys(this);
  readonly #beatClock = new SmoothBeat();
  readonly #wishes = new Wishes();
  #told: PanelState | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #connection: Connection;
  #noticeTimer: number | undefined;

  constructor() {
    this.#connection = new Connection({
      onMessage: (message) => this.#hear(message),
      onStatus: (status) => {
        this.status = status;
        if (status.kind === 'open') this.listening.hurry();
        else this.#wishes.lineLost();
        this.#tell();
      },
      onAnswer: (id, refusal) => {
        if (id !== undefined) this.#wishes.answered(id);
        if (refusal !== undefined) this.#notify(refusal);
        this.#tell();
      },
    });
    this.phone = new Phone(this.#connection, () => this.#tell());
    this.listening = new Listening(() => this.#tell());
  }

  connect(): void {
    this.#connection.connect();
  }

  /** The beat being heard now; undefined while nothing sounds or nobody tells. */
  beat(): number | undefined {
    return this.status.kind === 'open' ? this.#beatClock.beatAt(localSeconds()) : undefined;
  }

  /** What the daemon told last, and over it what was wished here and is not answered yet. */
  get state(): PanelState | undefined {
    return this.#told && this.#wishes.over(this.#told);
  }

  send(command: Command): void {
    const id = this.#connection.send(command);
    if (id === undefined) this.#notify('Not connected: nothing was changed.');
    else this.#wishes.wish(id, command);
    this.#tell();
  }

  /** Whether there is to be music. */
  get isOn(): boolean {
    return this.state !== undefined && isOn(this.state);
  }

  /** Whether sound comes out of the machine that the band is on. */
  get isHeardAtBand(): boolean {
    return this.state?.outputs.some((output) => output.soundsHere) ?? false;
  }

  /** Music that is coming to its end is stopped at once: stop, pressed twice, is silence. */
  togglePlay(): void {
    this.send({ playing: this.state?.playing === 'stopped' });
  }

  setKeys(isOn: boolean): void {
    this.keys.set(isOn);
    this.#tell();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #hear(message: ServerMessage): void {
    switch (message.type) {
      case 'hello':
        this.#beatClock.reset();
        this.phone.reset();
        this.score.replaceAll(message.bars);
        this.history = message.history;
        this.#take(message.state);
        break;
      case 'state':
        this.#take(message.state);
        break;
      case 'pong':
        this.phone.pong(message.id, message.atSeconds);
        return;
      case 'bar':
        this.score.put(message.bar);
        return;
      case 'point':
        this.history = [...this.history, message.point].slice(-historyPoints);
        break;
    }
    this.#tell();
  }

  #take(state: PanelState): void {
    this.#told = state;
    this.#beatClock.hear(state.atSeconds, state.clock, localSeconds());
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
    for (const listener of this.#listeners) listener();
  }
}

/** Draws the component anew whenever the model changes. */
export function useModel(model: Model): Model {
  const [, setCount] = useState(0);
  useEffect(() => model.subscribe(() => setCount((count) => count + 1)), [model]);
  return model;
}
