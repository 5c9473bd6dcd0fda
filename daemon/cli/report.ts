import { CommanderError } from 'commander';
import { exitCodes, messageOf, TactusError } from '../system/errors.ts';

/**
 * Says what went wrong in one or two lines and gives the exit code. Only our own faults show where they happened, and
 * that only when asked for with TACTUS_DEBUG=1.
 */
export function reportError(error: unknown, write: (text: string) => void): number {
  // commander has printed its message already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof TactusError) {
    write(`tactus: ${error.message}\n        ${error.fix}\n`);
    if (process.env.TACTUS_DEBUG === '1' && error.stack) write(`${error.stack}\n`);
    return error.exitCode;
  }
  const message = messageOf(error);
  write(
    `tactus: our fault: ${message}\n        please report it with the output of TACTUS_DEBUG=1 and \`tactus doctor\`\n`,
  );
  if (process.env.TACTUS_DEBUG === '1' && error instanceof Error && error.stack) write(`${error.stack}\n`);
  return exitCodes.internal;
}
