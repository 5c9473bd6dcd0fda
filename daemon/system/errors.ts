/** Exit codes, after sysexits.h. */
export const exitCodes = {
  ok: 0,
  usage: 64,
  badData: 65,
  noInput: 66,
  unavailable: 69,
  internal: 70,
  cannotCreate: 73,
  configuration: 78,
} as const;

export type ErrorKind = Exclude<keyof typeof exitCodes, 'ok'>;

/**
 * An error that a person can act on: the message says what is wrong, `fix` what to do about it. Everything else that
 * is thrown is our fault (70).
 */
export class TactusError extends Error {
  readonly kind: ErrorKind;
  readonly fix: string;

  constructor(kind: ErrorKind, message: string, fix: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TactusError';
    this.kind = kind;
    this.fix = fix;
  }

  get exitCode(): number {
    return exitCodes[this.kind];
  }
}

/** What is wrong, of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The same for a place where a line has room: libraries tell whole stories. */
export function firstLineOf(error: unknown): string {
  return messageOf(error).split('\n')[0]!.slice(0, 200);
}
