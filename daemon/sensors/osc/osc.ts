import { type Attempt, type Endeavour, persist } from '../../time/persist.ts';
import type { Sensor, SensorTools } from '../sensor.ts';
import { createVitals } from '../vitals.ts';
import { readingFromOsc } from './message.ts';

export interface OscOptions {
  /** The address to listen at: 127.0.0.1 for programs on this machine, 0.0.0.0 for all of the network. */
  readonly host: string;
  readonly port: number;
}

/** A bundle in a bundle in a bundle is somebody's joke. */
const deepestBundle = 4;

/** Readings and controls over OSC (UDP). Whoever can reach the port can play: it listens on this machine unless told. */
export function createOscSensor(options: OscOptions, { clock, timers }: SensorTools): Sensor {
  const id = 'osc';
  const vitals = createVitals({ id, clock });
  const where = `${options.host}:${options.port}`;
  let endeavour: Endeavour | undefined;

  const onMessage = (message: readonly unknown[]): void => {
    const reading = readingFromOsc(message);
    if (reading) vitals.emit({ atSeconds: clock.nowSeconds(), ...reading });
    else vitals.count('foreign');
  };

  /** A bundle's time tag is of a clock that is not ours: its messages count from when they are heard. */
  const onBundle = (bundle: unknown, depth = 0): void => {
    if (depth > deepestBundle || typeof bundle !== 'object' || bundle === null) return;
    if (Array.isArray(bundle)) onMessage(bundle);
    else if ('elements' in bundle && Array.isArray(bundle.elements)) {
      for (const element of bundle.elements) onBundle(element, depth + 1);
    }
  };

  const attempt = async ({ signal, succeeded }: Attempt): Promise<void> => {
    const { Server } = await import('node-osc');
    if (signal.aborted) return;
    await new Promise<void>((resolve, reject) => {
      const server = new Server(options.port, options.host);
      let listening = false;
      const finish = (error?: Error): void => {
        signal.removeEventListener('abort', abort);
        void Promise.resolve(server.close()).then(
          () => (error ? reject(error) : resolve()),
          () => (error ? reject(error) : resolve()),
        );
      };
      const abort = (): void => finish();
      signal.addEventListener('abort', abort, { once: true });
      server.on('listening', () => {
        listening = true;
        succeeded();
        vitals.status('ok', `listening for OSC at ${where}`);
      });
      server.on('message', onMessage);
      server.on('bundle', (bundle: unknown) => onBundle(bundle));
      server.on('error', (error: Error) => {
        // Once it listens, errors are of single packets.
        if (listening) vitals.count('damaged');
        else finish(error);
      });
    });
  };

  return {
    id,
    start(emit) {
      vitals.listener = emit;
      if (endeavour) return;
      vitals.status('starting', `opening ${where}`);
      endeavour = persist(attempt, {
        timers,
        onEnd: (error, waitSeconds) => {
          vitals.error(error);
          const why = error instanceof Error ? error.message : 'closed';
          vitals.status('degraded', `cannot listen at ${where} (${why}); next try in ${waitSeconds} s`);
        },
      });
    },
    async stop() {
      vitals.listener = undefined;
      const ending = endeavour;
      endeavour = undefined;
      await ending?.stop();
      if (!endeavour) vitals.status('starting', 'stopped');
    },
    health: () => vitals.health(),
  };
}
