import { z } from 'zod';
import type { Standing, Visitor } from '../access/visitor.ts';
import type { About } from './about.ts';

/** One request, checked by the route's schemas. */
export interface Call<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly visitor: Visitor;
}

export interface RouteDescription<
  Answer extends z.ZodType,
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
> extends Pick<About, 'summary' | 'failures' | 'responseType'> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Beneath /api/v1, parameters as `:name`. */
  readonly path: string;
  /** Who may: `guest` is whoever passed the guard. */
  readonly role: Standing;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** `body` only describes: `answer` gets what came and checks it by itself. */
  readonly checksBody?: 'itself';
  /** Absent where a `SentFile` answers; `responseType` says which. */
  readonly response?: Answer;
  /** A ticket in the address will do: for players that can send nothing else. */
  readonly takesTicket?: boolean;
  /** Left out: as of every request. */
  readonly bodyLimitBytes?: number;
  /** Errors: Refused, InvalidInput and TactusError are told to whoever asked. */
  readonly answer: (
    call: Call<z.output<Params>, z.output<Query>, z.output<Body>>,
  ) => Readonly<z.input<Answer>> | Promise<Readonly<z.input<Answer>>>;
}

/** A route of any types: the table of all of them serves the requests and describes them. */
export interface Route
  extends Omit<RouteDescription<z.ZodType, z.ZodObject, z.ZodObject, z.ZodType>, 'answer'> {
  readonly answer: (call: Call<unknown, unknown, unknown>) => unknown;
}

const nothing = z.object({});

/** Infers the types of `answer` from the schemas beside it. */
export function route<
  Answer extends z.ZodType,
  Params extends z.ZodObject = typeof nothing,
  Query extends z.ZodObject = typeof nothing,
  Body extends z.ZodType = z.ZodUndefined,
>(description: RouteDescription<Answer, Params, Query, Body>): Route {
  // What `serveRoutes` gives it has been checked by these very schemas.
  return description as unknown as Route;
}
