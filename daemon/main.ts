import { runProgram } from './cli/program.ts';
import { reportError } from './cli/report.ts';
import { TactusError } from './system/errors.ts';
import { reasonOf } from './system/files/atomic-file.ts';

const write = (text: string): void => void process.stderr.write(text);

/** Whoever read us has gone, `head` or a window: what was begun is done all the same, for nobody. */
const isUnread = ({ code }: NodeJS.ErrnoException): boolean => code === 'EPIPE' || code === 'EIO';

process.stderr.on('error', () => {}); // There is nowhere left to tell it.
process.stdout.on('error', (error) => {
  if (isUnread(error)) return;
  const message = `What there is to say cannot be written: ${reasonOf(error)}`;
  process.exitCode = reportError(new TactusError('cannotCreate', message, 'Let it go elsewhere.'), write);
});

const code = await runProgram(process.argv.slice(2));
if (code !== 0) process.exitCode = code;
