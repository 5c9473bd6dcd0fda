import { WebSocket } from 'ws';
import type { ServerMessage } from '../panel/protocol/protocol.ts';
import type { Clock } from '../time/clock.ts';

/** Wishes come at no steady rhythm, so that they fall anywhere between what is told anyway. */
const wishesMs = { least: 200, most: 900 };

/** What was measured while pages looked on; in milliseconds, one for each page and message. */
export interface PanelLatencies {
  /** From the moment that the daemon looked at itself until a page had what it saw. */
  readonly patchMs: readonly number[];
  /** From the wish of one page until another had the state that it made. */
  readonly wishMs: readonly number[];
}

/** Many pages in one process. */
export interface PanelClients {
  /** So many are open, and greeted, when it resolves. Errors: Error when one is turned away. */
  open(count: number): Promise<void>;
  /** Listens for so long, and wishes for another volume now and then. */
  measure(seconds: number): Promise<PanelLatencies>;
}

/** `url`: of the panel; of this machine, so that its clock is ours. */
export function createPanelClients(url: string, clock: Clock): PanelClients {
  let sockets: WebSocket[] = [];
  let hear: ((message: ServerMessage, heardSeconds: number, socket: WebSocket) => void) | undefined;

  const open = (): Promise<WebSocket> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`, { origin: url });
      socket.once('close', (code, why) => reject(new Error(`a page was closed: ${code} ${why}`)));
      socket.once('error', reject);
      socket.on('message', (data) => {
        const heardSeconds = clock.nowSeconds();
        const message = JSON.parse(String(data)) as ServerMessage;
        if (message.type === 'hello') resolve(socket);
        hear?.(message, heardSeconds, socket);
      });
    });

  return {
    async open(count) {
      for (const socket of sockets.slice(count)) socket.close();
      sockets = sockets.slice(0, count);
      // One after the other: this is no bench of rushes.
      while (sockets.length < count) sockets.push(await open());
    },
    async measure(seconds) {
      const patchMs: number[] = [];
      const wishMs: number[] = [];
      const sentSeconds = new Map<unknown, number>();
      hear = ({ type, ...message }, heardSeconds, socket) => {
        if (type !== 'patch' || !('state' in message)) return;
        const { atSeconds, volume01 } = message.state ?? {};
        if (typeof atSeconds === 'number') patchMs.push(1000 * (heardSeconds - atSeconds));
        const wished = sentSeconds.get(volume01);
        if (wished !== undefined && socket !== sockets[0]) wishMs.push(1000 * (heardSeconds - wished));
      };
      const endSeconds = clock.nowSeconds() + seconds;
      for (let count = 1; clock.nowSeconds() < endSeconds; count += 1) {
        const wait = wishesMs.least + Math.random() * (wishesMs.most - wishesMs.least);
        await new Promise<void>((resolve) => {
          setTimeout(resolve, wait);
        });
        const volume01 = 0.2 + (count % 1000) / 10_000;
        sentSeconds.set(volume01, clock.nowSeconds());
        sockets[0]?.send(JSON.stringify({ type: 'command', command: { volume01 } }));
      }
      hear = undefined;
      return { patchMs, wishMs };
    },
  };
}
