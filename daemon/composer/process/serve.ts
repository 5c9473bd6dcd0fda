import { stepsPerBar } from '../../score/meter.ts';
import type { Clock } from '../../time/clock.ts';
import type { BarWriter } from '../families/biaxial/bar-writer.ts';
import { listen } from '../families/biaxial/listen.ts';
import { createLineStore } from './line-store.ts';
import type { Answer, WriteRequest } from './protocol.ts';

/**
 * Answers write requests one at a time; the newest wins: an older one that is waiting or being written is answered
 * `stale`.
 */
export interface BarService {
  write(requestId: number, request: WriteRequest): void;
}

export function createBarService(
  writer: BarWriter,
  clock: Clock,
  answer: (answer: Answer) => void,
): BarService {
  const lines = createLineStore();
  let waiting: { requestId: number; request: WriteRequest } | undefined;
  let busy = false;

  async function workOff(): Promise<void> {
    busy = true;
    while (waiting !== undefined) {
      const { requestId, request } = waiting;
      waiting = undefined;
      try {
        answer(await writeOne(requestId, request));
      } catch (error) {
        answer({ kind: 'failed', requestId, message: String(error).slice(0, 4000) });
      }
    }
    busy = false;
  }

  async function writeOne(requestId: number, request: WriteRequest): Promise<Answer> {
    const isStale = (): boolean => waiting !== undefined;
    const stale: Answer = { kind: 'stale', requestId };
    const from =
      lines.find(request.from) ??
      (request.before === undefined
        ? writer.start()
        : await listen(writer, request.before.plan, request.before.notes, isStale));
    if (from === undefined) return stale;
    const startedSeconds = clock.nowSeconds();
    const { plan, echo, given } = request;
    const written = await writer.write(
      from,
      { plan, ...(echo === undefined ? {} : { echo }), ...(given === undefined ? {} : { given }) },
      isStale,
    );
    if (written === undefined) return stale;
    const stepMs = ((clock.nowSeconds() - startedSeconds) * 1000) / stepsPerBar;
    return { kind: 'written', requestId, notes: [...written.notes], line: lines.keep(written.state), stepMs };
  }

  return {
    write(requestId, request) {
      if (waiting !== undefined) answer({ kind: 'stale', requestId: waiting.requestId });
      waiting = { requestId, request };
      if (!busy) void workOff();
    },
  };
}
