import { medianOf } from '../../../daemon/system/numbers.ts';

interface Exchange {
  readonly offsetSeconds: number;
  readonly roundTripSeconds: number;
}

/** About a minute and a half of pings: clocks drift some milliseconds in that time. */
const rememberedExchanges = 40;
/** The share of the quickest exchanges that is believed: their way there and back was hardly held up. */
const believedShare = 0.25;
const fewestBelieved = 3;
/** A question that was not answered in this time is forgotten. */
const longestRoundTripSeconds = 5;

/**
 * The daemon's clock, as seen from here: ping and pong as in NTP. The answer is taken to be of the middle of its round
 * trip; of the exchanges with the shortest round trips the median counts. Wrong by at most half the shortest round trip.
 * Local seconds are any steady clock of the page.
 */
export class ClockOffset {
  readonly #waiting = new Map<number, number>();
  #exchanges: Exchange[] = [];
  #offsetSeconds: number | undefined;

  /** A ping with this id leaves. */
  sent(id: number, localSeconds: number): void {
    for (const [other, sentSeconds] of this.#waiting) {
      if (localSeconds - sentSeconds > longestRoundTripSeconds) this.#waiting.delete(other);
    }
    this.#waiting.set(id, localSeconds);
  }

  /** Its pong is here: the daemon heard the ping at `daemonSeconds`. */
  heard(id: number, daemonSeconds: number, localSeconds: number): void {
    const sentSeconds = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (sentSeconds === undefined || localSeconds < sentSeconds) return;
    const roundTripSeconds = localSeconds - sentSeconds;
    if (roundTripSeconds > longestRoundTripSeconds) return;
    const offsetSeconds = daemonSeconds - (sentSeconds + localSeconds) / 2;
    this.#exchanges = [...this.#exchanges, { offsetSeconds, roundTripSeconds }].slice(-rememberedExchanges);
    const quickest = [...this.#exchanges].sort((a, b) => a.roundTripSeconds - b.roundTripSeconds);
    const believed = quickest.slice(0, Math.max(fewestBelieved, Math.ceil(quickest.length * believedShare)));
    this.#offsetSeconds = medianOf(believed.map((exchange) => exchange.offsetSeconds));
  }

  /** Connected anew, perhaps to another run with another clock. */
  reset(): void {
    this.#waiting.clear();
    this.#exchanges = [];
    this.#offsetSeconds = undefined;
  }

  /** The daemon's seconds at a local moment; undefined before the first pong. */
  toDaemonSeconds(localSeconds: number): number | undefined {
    return this.#offsetSeconds === undefined ? undefined : localSeconds + this.#offsetSeconds;
  }
}
