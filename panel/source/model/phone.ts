import type { IncomingReading } from '../../../daemon/panel/protocol/client-message.ts';
import { ClockOffset } from './clock-offset.ts';
import { recall, remember } from './kept.ts';
import { believableSeconds, MotionBatch, positionReading } from './phone-readings.ts';

export type PhoneStatus =
  | { readonly kind: 'off' }
  | { readonly kind: 'asking' }
  | {
      readonly kind: 'on';
      readonly hasMotion: boolean;
      readonly hasPosition: boolean;
      readonly isMotionRefused: boolean;
    }
  | { readonly kind: 'failed'; readonly reason: PhoneTrouble };

/** `insecure`, `absent`: what the page or its browser cannot; `silent`: nothing came; `refused`: by its user. */
export type PhoneTrouble = 'insecure' | 'absent' | 'silent' | 'refused';

const sendEveryMs = 100;
/** Quickly at first, so that the clocks agree before the first steps are believed. */
const firstPingsMs = 250;
const firstPings = 8;
const pingEveryMs = 2000;
/** A device that has told nothing after this has nothing to tell. */
const patienceMs = 8000;

/** iOS (and Chromium of late) asks its user before a page may feel motion. */
interface AskingMotionEvent {
  requestPermission?: () => Promise<'granted' | 'denied' | 'default'>;
}

const localSeconds = (): number => performance.now() / 1000;

/** Why this page may not use the device's sensors at all; undefined when it may. */
export function phoneObstacle(): PhoneTrouble | undefined {
  // Browsers tell it only to pages opened over HTTPS.
  if (!window.isSecureContext) return 'insecure';
  const hasAny = 'DeviceMotionEvent' in window || 'geolocation' in navigator;
  return hasAny ? undefined : 'absent';
}

/** As much of the daemon as a phone talks to. */
export interface PhoneBand {
  /** Its clock. Rejects when it cannot be asked. */
  daemonSeconds(): Promise<number>;
  sendReadings(readings: readonly IncomingReading[]): void;
}

/** The device that shows this page as a sensor: its motion and place go to the daemon, in the daemon's time. */
export class Phone {
  status: PhoneStatus = { kind: 'off' };
  readonly #band: PhoneBand;
  readonly #onChange: () => void;
  readonly #clock = new ClockOffset();
  readonly #sensorId = phoneName();
  #end: AbortController | undefined;
  #pingsLeft = firstPings;

  constructor(band: PhoneBand, onChange: () => void) {
    this.#band = band;
    this.#onChange = onChange;
  }

  /** To be called from a press: iOS lets nothing else ask. Never throws; what is wrong is in `status`. */
  async start(): Promise<void> {
    const obstacle = phoneObstacle();
    if (obstacle !== undefined) {
      this.#show({ kind: 'failed', reason: obstacle });
      return;
    }
    this.stop();
    const end = new AbortController();
    this.#end = end;
    this.#show({ kind: 'asking' });
    const mayMove = await askForMotion();
    if (end.signal.aborted) return;
    this.reset();
    this.#show({ kind: 'on', hasMotion: false, hasPosition: false, isMotionRefused: !mayMove });
    if (mayMove) this.#listenToMotion(end.signal);
    this.#listenToPosition(end.signal, mayMove);
    this.#keepPinging(end.signal);
    const timer = window.setTimeout(() => {
      if (this.status.kind !== 'on' || this.status.hasMotion || this.status.hasPosition) return;
      this.#fail('silent');
    }, patienceMs);
    end.signal.addEventListener('abort', () => window.clearTimeout(timer));
  }

  /** It feels, or is about to. */
  get isOn(): boolean {
    return this.status.kind === 'on' || this.status.kind === 'asking';
  }

  stop(): void {
    this.#end?.abort();
    this.#end = undefined;
    if (this.status.kind !== 'off') this.#show({ kind: 'off' });
  }

  /** Connected anew. */
  reset(): void {
    this.#clock.reset();
    this.#pingsLeft = firstPings;
  }

  #listenToMotion(signal: AbortSignal): void {
    const batch = new MotionBatch(this.#sensorId);
    const onMotion = (event: DeviceMotionEvent): void => {
      const now = localSeconds();
      const atSeconds = believableSeconds(event.timeStamp / 1000, now);
      if (batch.push(event.accelerationIncludingGravity, atSeconds)) this.#heard('hasMotion');
    };
    window.addEventListener('devicemotion', onMotion, { signal });
    const sending = window.setInterval(() => {
      const readings = batch.take(localSeconds(), (seconds) => this.#clock.toDaemonSeconds(seconds));
      if (readings.length > 0) this.#band.sendReadings(readings);
    }, sendEveryMs);
    signal.addEventListener('abort', () => window.clearInterval(sending));
  }

  #listenToPosition(signal: AbortSignal, mayMove: boolean): void {
    if (!('geolocation' in navigator)) return;
    const watch = navigator.geolocation.watchPosition(
      ({ coords, timestamp }) => {
        const now = localSeconds();
        // The stamp is of the wall clock, which may be set at any time: only the age counts.
        const atSeconds = believableSeconds(now - (Date.now() - timestamp) / 1000, now);
        const toDaemon = (seconds: number) => this.#clock.toDaemonSeconds(seconds);
        this.#band.sendReadings([positionReading(this.#sensorId, coords, atSeconds, now, toDaemon)]);
        this.#heard('hasPosition');
      },
      ({ code, PERMISSION_DENIED }) => {
        if (code === PERMISSION_DENIED && !mayMove) this.#fail('refused');
      },
      { enableHighAccuracy: true, maximumAge: 0 },
    );
    signal.addEventListener('abort', () => navigator.geolocation.clearWatch(watch));
  }

  #keepPinging(signal: AbortSignal): void {
    let lastId = 0;
    const ping = (): void => {
      if (signal.aborted) return;
      lastId += 1;
      const id = lastId;
      // Before it is sent, so that the way through the browser counts as part of the round trip.
      this.#clock.sent(id, localSeconds());
      this.#band.daemonSeconds().then(
        (seconds) => this.#clock.heard(id, seconds, localSeconds()),
        // Nobody is there to be asked.
        () => {},
      );
      this.#pingsLeft = Math.max(0, this.#pingsLeft - 1);
      window.setTimeout(ping, this.#pingsLeft > 0 ? firstPingsMs : pingEveryMs);
    };
    ping();
  }

  #heard(what: 'hasMotion' | 'hasPosition'): void {
    if (this.status.kind !== 'on' || this.status[what]) return;
    this.#show({ ...this.status, [what]: true });
  }

  #fail(reason: PhoneTrouble): void {
    this.stop();
    this.#show({ kind: 'failed', reason });
  }

  #show(status: PhoneStatus): void {
    this.status = status;
    this.#onChange();
  }
}

async function askForMotion(): Promise<boolean> {
  if (!('DeviceMotionEvent' in window)) return false;
  const asking = DeviceMotionEvent as AskingMotionEvent;
  if (!asking.requestPermission) return true;
  try {
    return (await asking.requestPermission()) === 'granted';
  } catch {
    return false;
  }
}

/** Stays the same for this browser, so that two phones are two sensors. */
function phoneName(): string {
  const key = 'tactus-phone';
  const made = `phone-${[...crypto.getRandomValues(new Uint8Array(2))].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  const kept = recall(key);
  if (kept && /^phone-[0-9a-f]{4}$/.test(kept)) return kept;
  remember(key, made);
  return made;
}
