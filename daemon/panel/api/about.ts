import type { FastifyInstance, RouteOptions } from 'fastify';
import type { z } from 'zod';

/** What an address is for: the document says it. */
export interface About {
  /** A sentence or two. */
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Of bodies that others describe. */
  readonly bodyTypes?: readonly string[];
  /** Of an answer in JSON. */
  readonly response?: z.ZodType;
  /** Of any other. */
  readonly responseType?: string;
  /** When all is well; absent: 200. */
  readonly status?: number;
  /** What else may come of it, by HTTP status, beside what may come of every request. */
  readonly failures?: Readonly<Record<number, string>>;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Absent: it is in no document. */
    readonly about?: About;
  }
}

/** A route as fastify has it. */
export type ServedRoute = Pick<RouteOptions, 'method' | 'url' | 'config'>;

/** Every route that is added from now on. */
export function watchRoutes(app: FastifyInstance): readonly ServedRoute[] {
  const served: ServedRoute[] = [];
  app.addHook('onRoute', (route) => void served.push(route));
  return served;
}
