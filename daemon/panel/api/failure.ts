import { ChangedMeanwhile, ConfigurationError } from '../../system/config/config-error.ts';
import { TactusError } from '../../system/errors.ts';

/** Said to whoever asked, with its HTTP status; nothing is wrong with us. */
export class Refused extends Error {
  readonly statusCode: number;
  /** Whoever asks again sooner asks in vain. */
  readonly retryAfterSeconds: number | undefined;
  constructor(statusCode: number, message: string, retryAfterSeconds?: number) {
    super(message);
    this.statusCode = statusCode;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** What was wrong with what somebody sent; shown to them as 400. */
export class InvalidInput extends Refused {
  constructor(message: string) {
    super(400, message);
  }
}

/** What to tell whoever asked, and with which HTTP status; `isOurs` when it was our fault and belongs into the log. */
export function explainFailure(error: unknown): {
  statusCode: number;
  message: string;
  isOurs: boolean;
  /** Each fault with the option that has it, for forms. */
  faults?: readonly { readonly path: string; readonly message: string; readonly line?: number }[];
} {
  if (error instanceof Refused)
    return { statusCode: error.statusCode, message: error.message, isOurs: false };
  if (error instanceof TactusError) {
    const theirs = error.kind === 'usage' || error.kind === 'configuration';
    const failure = {
      statusCode: error instanceof ChangedMeanwhile ? 409 : theirs ? 400 : 503,
      message: `${error.message} ${error.fix}`,
      isOurs: false,
    };
    if (!(error instanceof ConfigurationError)) return failure;
    const faults = error.faults.map(({ path, message, line }) => {
      return { path: path.join('.'), message, ...(line !== undefined && { line }) };
    });
    return { ...failure, statusCode: 400, faults };
  }
  return { statusCode: 500, message: 'This failed, and it is our fault. The log says more.', isOurs: true };
}
