import type { StationHealth } from '../system/health.ts';
import type { Clock } from '../time/clock.ts';
import { composeFallbackGrid } from './fallback/compose.ts';
import { createFormPlanner } from './form/planner.ts';
import { createLookAhead, type LookAhead, type LookAheadParts } from './look-ahead/look-ahead.ts';
import { createModelStore, type ModelStore } from './model/store.ts';
import type { ComposerOptions } from './options.ts';
import { startComposerProcess } from './process/process-client.ts';

/** The station: from intents to bars. The form plans, the network writes in its process, the look-ahead keeps watch. */
export interface Composer extends Pick<LookAhead, 'tick'> {
  /** The model is loaded. Rejects with the TactusError of a bad model. Live code need not wait: the fallback plays. */
  readonly ready: Promise<void>;
  /** Names of the styles that the model knows. */
  readonly styles: readonly string[];
  health(): StationHealth;
  close(): void;
}

export interface ComposerParts extends Pick<LookAheadParts<never>, 'arrange' | 'sink'> {
  readonly options: ComposerOptions;
  readonly clock: Clock;
  readonly seed: number;
  /** An offline render waits for the network; live nobody does. */
  readonly waitsForWriter: boolean;
  readonly models?: ModelStore;
}

/** Errors: usage (64) when there is no such model, badData (65) for a bad manifest. */
export function startComposer(parts: ComposerParts): Composer {
  const { options, clock, seed, waitsForWriter, arrange, sink } = parts;
  const model = (parts.models ?? createModelStore()).find(options.model);
  const network = startComposerProcess({ model, precision: options.precision, clock });
  const lookAhead = createLookAhead({
    planner: createFormPlanner(options),
    writer: network,
    fallback: composeFallbackGrid,
    arrange,
    sink,
    options: {
      seed,
      waitsForWriter,
      horizonSeconds: options.horizonSeconds,
      lateSeconds: options.lateSeconds,
    },
  });
  return {
    ready: network.ready,
    styles: model.manifest.styles.map((style) => style.name),
    tick: (music, intent) => lookAhead.tick(music, intent),
    health() {
      const health = network.health();
      return { ...health, counters: { ...health.counters, ...lookAhead.counters() } };
    },
    close: () => network.close(),
  };
}
