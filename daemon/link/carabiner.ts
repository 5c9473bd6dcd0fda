import { createConnection } from 'node:net';
import { createLineReader } from '../system/lines.ts';
import type { Clock } from '../time/clock.ts';
import { type Attempt, persist } from '../time/persist.ts';
import type { Timers } from '../time/timers.ts';
import { type LinkStatus, parseCarabinerMessage } from './carabiner-message.ts';

export interface CarabinerDependencies {
  readonly host: string;
  readonly port: number;
  readonly clock: Clock;
  readonly timers: Timers;
  /** It is there: what is to hold for the whole connection can be said. */
  readonly onOpen: () => void;
  readonly onStatus: (status: LinkStatus, heardSeconds: number) => void;
  /** It did not take what it was told, or said what cannot be. */
  readonly onRefusal: (text: string) => void;
  /** It is gone, or not there. */
  readonly onEnd: (why: string, waitSeconds: number) => void;
}

/** The one connection to a Carabiner (github.com/Deep-Symmetry/carabiner), kept up. */
export interface Carabiner {
  /** Nobody hears it while there is no connection. */
  say(command: string): void;
  close(): Promise<void>;
}

/** A status has about a hundred characters. */
const longestLine = 1024;
const connectSeconds = 5;
/** It tells of changes by itself; how its clock goes it must be asked. */
const askSeconds = 0.25;
/** It answers by its poll, once a second at least. */
const mostUnanswered = 16;

export function createCarabiner(dependencies: CarabinerDependencies): Carabiner {
  const { host, port, clock, timers, onOpen, onStatus, onRefusal, onEnd } = dependencies;
  let write: ((text: string) => void) | undefined;

  const attempt = ({ signal, succeeded }: Attempt): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = createConnection({ host, port });
      const abort = (): void => {
        socket.destroy();
      };
      const fail = (why: string): void => {
        socket.destroy(new Error(why));
      };
      let unanswered = 0;
      let cancel = timers.after(connectSeconds, () => fail('it does not answer'));
      const ask = (): void => {
        if (unanswered >= mostUnanswered) {
          fail('it does not answer any more');
          return;
        }
        unanswered += 1;
        socket.write('status\n');
        cancel = timers.after(askSeconds, ask);
      };
      const hear = (line: string): void => {
        const message = parseCarabinerMessage(line);
        if (message === undefined) fail('this is no Carabiner');
        else if (message.kind === 'refusal') onRefusal(message.text);
        else if (message.kind === 'status') {
          if (write === undefined) {
            write = (text) => void socket.write(text);
            succeeded();
            onOpen();
          }
          unanswered = 0;
          onStatus(message.status, clock.nowSeconds());
        }
      };
      const lines = createLineReader(longestLine, (line) => {
        if (!socket.destroyed) hear(line);
      });
      let failure: Error | undefined;
      signal.addEventListener('abort', abort, { once: true });
      socket.setEncoding('utf8').setNoDelay(true);
      socket.on('connect', () => {
        cancel();
        ask();
      });
      socket.on('data', (chunk: string) => {
        if (!lines.accept(chunk)) fail('this is no Carabiner: an endless line');
      });
      socket.on('error', (error) => {
        failure = error;
      });
      socket.on('close', () => {
        cancel();
        write = undefined;
        signal.removeEventListener('abort', abort);
        if (failure) reject(failure);
        else resolve();
      });
    });

  const endeavour = persist(attempt, {
    timers,
    onEnd(error, waitSeconds) {
      const why = error instanceof Error ? error.message || error.name : 'it closed the connection';
      onEnd(why, waitSeconds);
    },
  });
  return {
    say: (command) => write?.(`${command}\n`),
    close: () => endeavour.stop(),
  };
}
