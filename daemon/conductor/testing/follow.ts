import type { BodyState } from '../../body/state.ts';
import { createConductor } from '../conductor.ts';
import type { Intent } from '../intent.ts';
import type { ConductorOptions } from '../options.ts';

/** A body as a test needs it: running, at the values given. */
export function bodyAt(atSeconds: number, values: Partial<BodyState> = {}): BodyState {
  return {
    atSeconds,
    activity: 'running',
    effort01: 0.5,
    confidence01: 0.9,
    sources: {},
    ageSeconds: {},
    ...values,
  };
}

/** Intents every 0.1 s of a body that changes as told. */
export function follow(
  options: Partial<ConductorOptions>,
  seconds: number,
  values: (atSeconds: number) => Partial<BodyState>,
): readonly { readonly atSeconds: number; readonly intent: Intent }[] {
  const conductor = createConductor(options);
  return Array.from({ length: seconds * 10 + 1 }, (_, index) => {
    const atSeconds = index / 10;
    return { atSeconds, intent: conductor.update(bodyAt(atSeconds, values(atSeconds))) };
  });
}

export function tempoAt(run: ReturnType<typeof follow>, atSeconds: number): number {
  return run[Math.round(atSeconds * 10)]?.intent.tempoBpm ?? Number.NaN;
}
