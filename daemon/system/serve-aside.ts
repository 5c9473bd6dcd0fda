import { firstLineOf, TactusError } from './errors.ts';
import type { AsideAnswer, AsideJob } from './read-aside.ts';

/** All that an entry point for `readAside` does: reads the one file it is given, tells what it holds, and ends. */
export function serveAside<Piece>(
  read: (job: AsideJob, tell: (piece: Piece) => void) => void | Promise<void>,
): void {
  const say = (answer: AsideAnswer<Piece>, heard?: () => void): void => {
    if (process.connected) process.send?.(answer, undefined, undefined, heard);
  };
  const answerTo = async (job: AsideJob): Promise<AsideAnswer<Piece>> => {
    try {
      await read(job, (piece) => say({ kind: 'piece', piece }));
      return { kind: 'done' };
    } catch (error) {
      if (error instanceof TactusError) {
        return { kind: 'failed', errorKind: error.kind, message: error.message, fix: error.fix };
      }
      const message = `${job.name} cannot be read: ${firstLineOf(error)}`;
      return { kind: 'failed', errorKind: 'badData', message };
    }
  };
  // Whoever asked is gone.
  process.once('disconnect', () => process.exit());
  process.once('message', async (job: AsideJob) => {
    say(await answerTo(job), () => process.disconnect());
  });
}
