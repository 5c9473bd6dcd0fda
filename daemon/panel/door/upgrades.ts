import { IncomingMessage } from 'node:http';

/**
 * A request that is an upgrade only where it asks for a WebSocket. Whoever asks for something else by the way (h2c:
 * `curl --http2`, Java's HttpClient) is answered as if he had not, as HTTP wants it. Node itself takes every such wish
 * or none, and with it the connection, whose errors and end nobody hears of then.
 */
export class UpgradableRequest extends IncomingMessage {
  #wantsUpgrade = false;

  /** Asked by Node before it hands a request on. */
  get upgrade(): boolean {
    return this.#wantsUpgrade && /\bwebsocket\b/i.test(this.headers.upgrade ?? '');
  }

  /** Told by its parser; by its own constructor, too, before there is anything to keep it in. */
  set upgrade(wantsUpgrade: boolean | null) {
    if (#wantsUpgrade in this) this.#wantsUpgrade = wantsUpgrade === true;
  }
}
