import { type Logger, pino } from 'pino';
import type { LogMemory } from './log-memory.ts';
import type { LogOptions } from './options.ts';

export type Log = Logger;

/** Field names whose values are never written, at any depth that our messages reach. */
const secretNames = [
  'password',
  'passphrase',
  'secret',
  'token',
  'accessToken',
  'apiKey',
  'authorization',
  'cookie',
  'pin',
];
const secretPaths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]);

const levelNames: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};
/** syslog's priorities, which journald reads from a `<n>` at the start of a line. */
const journalPriorities: Readonly<Record<number, number>> = { 10: 7, 20: 7, 30: 6, 40: 4, 50: 3, 60: 2 };
const colours: Readonly<Record<number, string>> = {
  10: '90',
  20: '90',
  30: '36',
  40: '33',
  50: '31',
  60: '31;1',
};

export interface LogTarget {
  /** Where lines go. Messages never go to stdout: that belongs to what a command prints. */
  write(text: string): void;
  readonly isTerminal: boolean;
  /** systemd's journal is listening. */
  readonly isJournal: boolean;
}

export const standardError: LogTarget = {
  write: (text) => {
    process.stderr.write(text);
  },
  isTerminal: process.stderr.isTTY === true,
  isJournal: process.env.JOURNAL_STREAM !== undefined,
};

/**
 * The daemon's log. Only for the main thread and tools: the render loop never logs. `memory`: hears each line, too.
 */
export function createLog(
  options: LogOptions,
  target: LogTarget = standardError,
  memory?: Pick<LogMemory, 'hear'>,
): Log {
  const { isTerminal, isJournal } = target;
  const format =
    options.format !== 'auto' ? options.format : isTerminal ? 'human' : isJournal ? 'journal' : 'json';
  const write = (line: string): void => {
    memory?.hear(line);
    target.write(format === 'json' ? line : reformat(line, format === 'journal', isTerminal));
  };
  return pino(
    {
      level: options.level,
      base: null,
      redact: { paths: secretPaths, censor: '[not shown]' },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
    },
    { write },
  );
}

function reformat(line: string, forJournal: boolean, colour: boolean): string {
  const { level, time, msg, station, err, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const number = Number(level);
  const error = err as { message?: string; fix?: string; stack?: string } | undefined;
  const name = (levelNames[number] ?? String(level)).padEnd(5);
  const text = [
    typeof station === 'string' ? `${station}: ` : '',
    typeof msg === 'string' ? msg : '',
    // A message that is the error's own would be said twice.
    error && error.message !== msg ? ` (${error.message})` : '',
    error?.fix ? ` ${error.fix}` : '',
    ...Object.entries(rest).map(([key, value]) => ` ${key}=${plain(value)}`),
    error?.stack && !error.fix && number >= 50 ? `\n${error.stack}` : '',
  ].join('');
  if (forJournal) {
    const priority = `<${journalPriorities[number] ?? 6}>`;
    return `${text
      .split('\n')
      .map((each) => priority + each)
      .join('\n')}\n`;
  }
  const clock = String(time).slice(11, 19);
  return colour
    ? `\u001b[90m${clock}\u001b[0m \u001b[${colours[number] ?? '0'}m${name}\u001b[0m ${text}\n`
    : `${clock} ${name} ${text}\n`;
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
