import { TactusError } from '../errors.ts';
import { ConfigurationError } from './config-error.ts';
import type { Fault } from './config-faults.ts';
import type { Secrets } from './config-secrets.ts';

/** Errors: those of the action about texts, without what is secret in these. */
export async function hushing<T>(
  secrets: Secrets,
  texts: readonly [text: string, ...beside: readonly string[]],
  action: () => T | Promise<T>,
): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw hushError(error, secrets, ...texts);
  }
}

const unsaid = 'this is no YAML; the line holds a secret, which may need quotes around it';

/** An error about a text, without what is secret in it, nor in the texts beside it. */
export function hushError(
  error: unknown,
  secrets: Secrets,
  text: string,
  ...beside: readonly string[]
): unknown {
  if (!(error instanceof TactusError)) return error;
  const scrub = (told: string): string => secrets.scrub(told, text, ...beside);
  if (!(error instanceof ConfigurationError)) {
    const { kind, message, fix } = error;
    return new TactusError(kind, scrub(message), fix);
  }
  // A parser quotes what it cannot read.
  const isQuoting = ({ path, line }: Fault): boolean =>
    path.length === 0 && line !== undefined && secrets.isOnLine(text, line);
  const message = error.faults
    .filter(isQuoting)
    .reduce((told, fault) => told.replaceAll(fault.message, unsaid), error.message);
  const faults = error.faults.map((fault) => ({
    ...fault,
    path: fault.path.map(scrub),
    message: isQuoting(fault) ? unsaid : scrub(fault.message),
  }));
  return new ConfigurationError(faults, error.kind, scrub(message), error.fix);
}
