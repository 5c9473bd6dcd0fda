import { stepsPerBar } from '../../score/meter.ts';
import type { Clock } from '../../time/clock.ts';
import type { BarWriter } from '../writer/bar-writer.ts';
import { listen } from '../writer/listen.ts';
import { createCheckpointStore } from './checkpoint-store.ts';
import type { ComposerAnswer, WriteRequest } from './protocol.ts';

/**
 * Answers write requests one at a time; the newest wins: an older one that is waiting or being written is answered
 * `stale`.
 */
export interface BarService {
  write(requestId: number, request: WriteRequest): void;
}

export function createBarService<State>(
  writer: BarWriter<State>,
  clock: Clock,
  answer: (answer: ComposerAnswer) => void,
  firstCheckpoint: number,
): BarService {
  const checkpoints = createCheckpointStore<State>(firstCheckpoint);
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

  async function writeOne(requestId: number, request: WriteRequest): Promise<ComposerAnswer> {
    const isStale = (): boolean => waiting !== undefined;
    const stale: ComposerAnswer = { kind: 'stale', requestId };
    const from =
      checkpoints.find(request.from) ??
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
    return {
      kind: 'written',
      requestId,
      notes: [...written.notes],
      checkpoint: checkpoints.keep(written.state),
      stepMs,
    };
  }

  return {
    write(requestId, request) {
      if (waiting !== undefined) answer({ kind: 'stale', requestId: waiting.requestId });
      waiting = { requestId, request };
      if (!busy) void workOff();
    },
  };
}
