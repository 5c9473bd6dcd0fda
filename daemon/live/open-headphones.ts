import { findSinkHere } from '../outputs/headphones/find-sink.ts';
import { createHeadphonesOutputs, type HeadphonesOutputs } from '../outputs/headphones/headphones-outputs.ts';
import type { Headphones } from '../outputs/headphones/worn-pair.ts';
import type { Outputs } from '../outputs/open-outputs.ts';
import type { OutputsOptions } from '../outputs/options.ts';
import type { SensorsOptions } from '../sensors/options.ts';
import type { Session } from '../session/session.ts';
import type { StationHealth } from '../system/health.ts';
import type { Log } from '../system/log.ts';
import type { Clock } from '../time/clock.ts';
import { realTimers } from '../time/timers.ts';
import type { Closers } from './closers.ts';
import type { OutputDelays } from './output-delays.ts';
import type { RememberedSensors } from './remembered-sensors.ts';
import type { Runner } from './runner.ts';

export interface HeadphonesDependencies {
  readonly runner: Pick<Runner, 'bluetooth' | 'setBluetooth' | 'setPlaying'>;
  readonly remembered: Pick<RememberedSensors, 'options' | 'onChange'>;
  readonly outputs: Pick<Outputs, 'all' | 'add' | 'remove' | 'rest'>;
  readonly delays: Pick<OutputDelays, 'belong'>;
  readonly player: { health(): StationHealth };
  readonly session: Pick<Session, 'listen'>;
  readonly options: Pick<OutputsOptions, 'reference'>;
  readonly clock: Clock;
  readonly log: Log;
}

const firstName = 'headphones';

/**
 * Bluetooth headphones while we live: those that are paired meanwhile, what their keys are to mean, and the sound in them,
 * which is an output like others, the reference ear unless another was asked for, and has a delay of its own.
 */
export async function openHeadphones(
  dependencies: HeadphonesDependencies,
  closers: Pick<Closers, 'add'>,
): Promise<Pick<HeadphonesOutputs, 'worn'>> {
  const { runner, remembered, outputs, delays, player, session, options, clock, log } = dependencies;
  const open = new Set<string>();
  let isClosing = false;

  /** One beside another has its address, too. */
  const nameOf = ({ address }: Headphones): string =>
    open.has(firstName) ? `${firstName}:${address}` : firstName;

  const headphones = createHeadphonesOutputs({
    bluetooth: runner.bluetooth,
    find: findSinkHere(realTimers),
    open(pair, device) {
      const name = nameOf(pair);
      const delayMs = delays.belong(name, pair);
      const isReference = options.reference === undefined;
      const output = outputs.add({ entry: { type: 'alsa', device, delayMs }, name, isReference });
      open.add(name);
      // Where the system plays is mostly into them by now, and nobody shall hear it twice.
      outputs.rest(true);
      return output;
    },
    async close({ name }) {
      open.delete(name);
      const removed = outputs.remove(name);
      // Its name may be another's from here on.
      delays.belong(name, undefined);
      if (open.size === 0 && !isClosing) outputs.rest(false);
      await removed;
    },
    lateBlocks: () => player.health().counters.lateBlocks ?? 0,
    clock,
    timers: realTimers,
    log,
  });
  const set = ({ headphones: { enabled, devices } }: SensorsOptions): void =>
    headphones.set(enabled ? 'all' : devices);

  closers.add(() => {
    isClosing = true;
    return headphones.close();
  });
  set(await remembered.options());
  closers.add(
    remembered.onChange(async (next) => {
      set(next);
      await runner.setBluetooth(next);
    }),
  );
  session.listen('headphones', {
    moment: ({ sound: { playing } }) => {
      runner.setPlaying(playing === 'playing' || playing === 'starting');
      headphones.setPlaying(playing !== 'stopped');
    },
  });
  return headphones;
}
