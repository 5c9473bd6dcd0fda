import type { FastifyInstance } from 'fastify';
import type { Refusal } from '../../system/health.ts';
import { createRefusals } from '../../system/refusals.ts';
import type { PanelHost } from '../host.ts';
import { plainAddress } from './places.ts';

/** What is turned away at our door: whoever looks why nothing happens finds it here. */
export interface TurnedAway {
  /** `asReadings`: they were to be readings, and are looked for among the sensors. */
  tell(reason: string, from: string, asReadings: boolean): void;
  readonly last: Refusal | undefined;
  readonly count: number;
}

export function createTurnedAway(host: Pick<PanelHost, 'clock' | 'refuse'>): TurnedAway {
  const refusals = createRefusals(host.clock);
  return {
    tell(reason, from, asReadings) {
      refusals.refuse(reason, from);
      if (asReadings) host.refuse(reason, from);
    },
    get last() {
      return refusals.last;
    },
    get count() {
      return refusals.count;
    },
  };
}

/** Sees every answer of 400 to 499 that is not merely about something that is not there to be read. */
export function watchRefusals(app: FastifyInstance, turnedAway: TurnedAway): void {
  app.addHook('preSerialization', async (request, reply, payload: unknown) => {
    const { statusCode } = reply;
    const { isForSenders = false } = request.routeOptions.config;
    const isToBeRead = request.method === 'GET' && !isForSenders;
    const isTheirs = statusCode >= 400 && statusCode < 500 && (statusCode !== 404 || !isToBeRead);
    if (isTheirs && typeof payload === 'object' && payload !== null && 'error' in payload) {
      const asReadings = isForSenders || request.url.split('?')[0]!.endsWith('/readings');
      turnedAway.tell(
        `${statusCode}: ${String(payload.error)}`,
        `HTTP ${plainAddress(request.ip)}`,
        asReadings,
      );
    }
    return payload;
  });
}
