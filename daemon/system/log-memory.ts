import { type LogLevel, logLevels } from './options.ts';

/** A message of the log, for people who ask later. */
export interface LogLine {
  /** They only grow, by one a message. */
  readonly number: number;
  /** ISO, UTC; of the machine's clock as it was then. */
  readonly at: string;
  readonly level: LogLevel;
  readonly station?: string;
  readonly message: string;
  readonly fix?: string;
  /** What else was told with it, and where it happened. */
  readonly more?: string;
}

export interface LogQuery {
  /** The number of the last one that is known already. */
  readonly after: number;
  readonly level: LogLevel;
  readonly limit: number;
}

/** The last messages of the log, as many and as long as there is room for. */
export interface LogMemory {
  /** A line of JSON, as pino writes it: what is secret is not in it. */
  hear(line: string): void;
  /** How many there were: the number of the last. */
  readonly count: number;
  /** The last ones of at least this level, in order. */
  read(query: LogQuery): readonly LogLine[];
}

export const rememberedLines = 1000;
const longestText = 2000;
const levelStep = 10;

export function createLogMemory(): LogMemory {
  const lines: LogLine[] = [];
  let count = 0;
  return {
    get count() {
      return count;
    },
    hear(line) {
      count += 1;
      lines.push(parseLine(line, count));
      if (lines.length > rememberedLines) lines.shift();
    },
    read({ after, level, limit }) {
      // Of a daemon that was started anew since nothing is known.
      const from = after > count ? 0 : after;
      const least = logLevels.indexOf(level);
      return lines
        .filter((line) => line.number > from && logLevels.indexOf(line.level) >= least)
        .slice(-limit);
    },
  };
}

function parseLine(line: string, number: number): LogLine {
  const { level, time, msg, station, err, fix, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const error = err as
    | { readonly message?: string; readonly fix?: string; readonly stack?: string }
    | undefined;
  const [message = '', ...reasons] = [msg, error?.message]
    .filter((text): text is string => typeof text === 'string' && text !== '')
    .filter((text, index, all) => all.indexOf(text) === index);
  const remedy = fix ?? error?.fix;
  const more = [
    ...Object.entries(rest).map(([name, value]) => `${name}=${JSON.stringify(value)}`),
    ...(error?.stack !== undefined && error.fix === undefined ? [error.stack] : []),
  ].join('\n');
  const index = Math.floor(Number(level) / levelStep) - 1;
  return {
    number,
    at: String(time),
    level: logLevels[Math.min(Math.max(index, 0), logLevels.length - 1)]!,
    ...(typeof station === 'string' && { station }),
    message: cut([message, ...reasons].join(': ')),
    ...(typeof remedy === 'string' && { fix: cut(remedy) }),
    ...(more !== '' && { more: cut(more) }),
  };
}

const cut = (text: string): string =>
  text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
