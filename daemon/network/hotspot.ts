import { firstLineOf } from '../system/errors.ts';
import type { Clock } from '../time/clock.ts';
import type { Timers } from '../time/timers.ts';
import type { HotspotCredentials } from './hotspot-connection.ts';
import { ask, decide, freshMemory, type HotspotAction, type HotspotPhase, inVain } from './hotspot-rules.ts';
import type { Neighbours } from './neighbours.ts';
import type { NetworkManager } from './network-manager.ts';
import type { HotspotMode } from './options.ts';

/** The network of its own: on when it is asked for, or when there is no other. */
export interface Hotspot {
  start(): void;
  stop(): void;
  readonly phase: HotspotPhase;
  /** What was wrong when it was last tried; why there can be none. */
  readonly trouble: string | undefined;
  /** How many were in it when it was last looked. */
  readonly guests: number;
  readonly starts: number;
  /** The button. */
  ask(on: boolean): void;
  /** Calls when the phase is another. Gives back what ends it. */
  onChange(listener: () => void): () => void;
}

export interface HotspotDependencies {
  readonly mode: HotspotMode;
  readonly manager: Omit<NetworkManager, 'start' | 'stop' | 'known'>;
  readonly credentials: () => HotspotCredentials;
  readonly neighbours: Neighbours;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Seconds since the machine started: the clock by which NetworkManager says when it heard something. */
  readonly bootSeconds: () => number;
}

const lookSeconds = 5;
/** So often it is asked who is there. */
const neighbourSeconds = 20;
/** NetworkManager has tried, and its reasons are many. */
const notUp = 'it did not come up (dnsmasq-base must be installed; journalctl -u NetworkManager says more)';

export function createHotspot(dependencies: HotspotDependencies): Hotspot {
  const { mode, manager, credentials, neighbours, clock, timers, bootSeconds } = dependencies;
  const listeners = new Set<() => void>();
  let memory = freshMemory;
  let trouble: string | undefined;
  let starts = 0;
  let guests = 0;
  let occupiedSeconds = Number.NEGATIVE_INFINITY;
  let lookedSeconds = Number.NEGATIVE_INFINITY;
  /** One thing at a time is asked of NetworkManager. */
  let isBusy = false;
  let isRunning = false;
  let cancelTick = (): void => {};
  let unwatch = (): void => {};

  const carryOut = async (action: HotspotAction): Promise<void> => {
    if (action === 'start') {
      starts += 1;
      trouble = undefined;
      await manager.startHotspot(credentials());
    } else if (action === 'stop') await manager.stopHotspot();
    else if (action === 'scan') await manager.scan();
    else await manager.join();
  };

  const perform = (action: HotspotAction): void => {
    isBusy = true;
    carryOut(action)
      .catch((error: unknown) => {
        // That a radio cannot listen now, or has nothing to join, is no trouble.
        if (action === 'scan' || action === 'join') return;
        trouble = firstLineOf(error);
        if (action === 'start') change(inVain(memory, { nowSeconds: clock.nowSeconds() }));
      })
      .finally(() => {
        isBusy = false;
        consider();
      });
  };

  const change = (next: typeof memory): void => {
    const isOther = next.phase !== memory.phase;
    memory = next;
    if (isOther) for (const listener of [...listeners]) listener();
  };

  const consider = (): void => {
    if (isBusy || !isRunning) return;
    const nowSeconds = clock.nowSeconds();
    const { facts } = manager;
    const heardAgo = bootSeconds() - (facts.knownHeardSeconds ?? Number.NEGATIVE_INFINITY);
    const decision = decide(memory, {
      mode,
      nowSeconds,
      facts,
      isKnownHeard: heardAgo < nowSeconds - memory.sinceSeconds,
      emptySeconds: nowSeconds - occupiedSeconds,
    });
    if (decision.memory.vainStarts > memory.vainStarts) trouble = notUp;
    if (decision.action) perform(decision.action);
    change(decision.memory);
  };

  const lookAround = async (interfaceName: string): Promise<void> => {
    const here = await neighbours.look(interfaceName);
    guests = here.length;
    if (guests > 0) occupiedSeconds = clock.nowSeconds();
  };

  const tick = (): void => {
    cancelTick = timers.after(lookSeconds, tick);
    const { interfaceName } = manager.facts.hotspot ?? {};
    const nowSeconds = clock.nowSeconds();
    if (memory.phase !== 'on' || interfaceName === undefined) guests = 0;
    else if (nowSeconds - lookedSeconds >= neighbourSeconds) {
      lookedSeconds = nowSeconds;
      void lookAround(interfaceName);
    }
    consider();
  };

  return {
    get phase() {
      return memory.phase;
    },
    get trouble() {
      return memory.phase === 'absent' ? manager.facts.obstacle : trouble;
    },
    get guests() {
      return guests;
    },
    get starts() {
      return starts;
    },
    ask(on) {
      memory = ask(memory, on);
      consider();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      isRunning = true;
      memory = { ...freshMemory, sinceSeconds: clock.nowSeconds() };
      unwatch = manager.onChange(consider);
      tick();
    },
    stop() {
      isRunning = false;
      unwatch();
      cancelTick();
    },
  };
}
