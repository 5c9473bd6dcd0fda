import { z } from 'zod';
import { firstLineOf, TactusError } from '../system/errors.ts';

const usualPatienceMs = 5000;
const refusalSchema = z.object({ error: z.string() });

/** A daemon that runs on this machine, asked as its owner. */
export interface PanelClient {
  /** `path` beneath /api/v1. Errors: TactusError `unavailable`; `usage` where it says no. */
  ask<Answer extends z.ZodType>(
    answer: Answer,
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: unknown,
    /** Left out: 5 s. */
    patienceMs?: number,
  ): Promise<z.output<Answer>>;
}

export function createPanelClient(port: number, token: string): PanelClient {
  return {
    async ask(schema, method, path, body, patienceMs = usualPatienceMs) {
      const response = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(patienceMs),
      }).catch((error: Error) => {
        throw isRefused(error)
          ? nobodyThere(port, error)
          : noDaemon(port, firstLineOf(error.cause ?? error), error);
      });
      const answer: unknown = await response.json().catch(() => undefined);
      const parsed = schema.safeParse(answer);
      if (response.ok && parsed.success) return parsed.data;
      const said = refusalSchema.safeParse(answer).data?.error;
      if (said === undefined) throw noDaemon(port, 'what it answers is not understood');
      // 403: a daemon that takes the token of nobody but its own state folder.
      if (response.status === 401 || response.status === 403) throw otherOwner(port, said);
      throw new TactusError('usage', said, 'So says the daemon; its log may tell more.');
    },
  };
}

const isRefused = ({ cause }: Error): boolean =>
  (cause as NodeJS.ErrnoException | undefined)?.code === 'ECONNREFUSED';

const nobodyThere = (port: number, cause: Error): TactusError =>
  new TactusError(
    'unavailable',
    `No daemon runs at port ${port}.`,
    'Start it: `tactus run`, or where it is a service: sudo systemctl start tactus. One with another port: --port.',
    { cause },
  );

const noDaemon = (port: number, why: string, cause?: Error): TactusError =>
  new TactusError(
    'unavailable',
    `Whatever is at port ${port} is not this daemon, or of another version: ${why}.`,
    'Start it again, or look which program has the port.',
    { cause },
  );

const otherOwner = (port: number, said: string): TactusError =>
  new TactusError(
    'unavailable',
    `The daemon at port ${port} does not know your token: ${said}`,
    'It was started by somebody else: ask it as they. The service: sudo tactus panel.',
  );
