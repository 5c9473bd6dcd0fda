import type { NetworkFacts } from './network-facts.ts';
import type { HotspotMode } from './options.ts';

/** `returning`: it has made way for a known network, and comes back when none is joined. */
export const hotspotPhases = ['absent', 'off', 'waiting', 'starting', 'on', 'returning'] as const;
export type HotspotPhase = (typeof hotspotPhases)[number];

/** What is to be asked of NetworkManager now. */
export type HotspotAction = 'start' | 'stop' | 'scan' | 'join';

/** What is remembered from one look to the next. */
export interface HotspotMemory {
  readonly phase: HotspotPhase;
  readonly sinceSeconds: number;
  /** What the button said last, as long as it counts. */
  readonly asked: boolean | undefined;
  /** When it was started last. */
  readonly startedSeconds: number;
  /** When it was last ended; not counted from one word of the button to the next. */
  readonly stoppedSeconds: number;
  /** While starting: NetworkManager has begun. */
  readonly hasBegun: boolean;
  /** How often in a row a start, or going back to a network that was heard, came to nothing. */
  readonly vainStarts: number;
  readonly vainReturns: number;
  /** What was done last in this phase, and when. */
  readonly did: { readonly action: HotspotAction; readonly atSeconds: number } | undefined;
}

export const freshMemory: HotspotMemory = {
  phase: 'off',
  sinceSeconds: 0,
  asked: undefined,
  startedSeconds: Number.NEGATIVE_INFINITY,
  stoppedSeconds: Number.NEGATIVE_INFINITY,
  hasBegun: false,
  vainStarts: 0,
  vainReturns: 0,
  did: undefined,
};

export interface HotspotSituation {
  readonly mode: HotspotMode;
  readonly nowSeconds: number;
  readonly facts: NetworkFacts;
  /** A known network was heard since the phase began. */
  readonly isKnownHeard: boolean;
  /** For how long nobody has been in the hotspot. */
  readonly emptySeconds: number;
}

export interface Decision {
  readonly memory: HotspotMemory;
  readonly action?: HotspotAction;
}

/** Without a network before it starts by itself; between two starts; on, and nobody in it, before it makes way. */
export const minuteSeconds = 60;
/** So long a network that is being joined, and joined again, is waited for. */
const hopeSeconds = 180;
/** Whoever pressed the button has so long to join. */
const buttonPatienceSeconds = 300;
/** Within so long NetworkManager has begun to end what it was asked to end. */
const endSeconds = 10;
/** A start of which NetworkManager says nothing is given up. */
const startSeconds = 60;
/** Not every radio hears others while it is an access point: when nobody is there, it makes way for a look so often. */
const lookEverySeconds = 600;
/** On such a look it listens, then joins what it has heard, then comes back. */
const scanAtSeconds = 2;
const joinAtSeconds = 8;
const lookSeconds = 20;
/** A network that is being joined is waited for. */
const joinSeconds = 60;
const longestPauseSeconds = 3600;

/** What came to nothing is tried less and less often. */
const pauseSeconds = (vain: number): number => Math.min(longestPauseSeconds, minuteSeconds * 2 ** vain);

/** The same phase once more, or the next one; at most one thing to do. */
export function decide(memory: HotspotMemory, situation: HotspotSituation): Decision {
  const { mode, facts } = situation;
  const { hotspot } = facts;
  const isThere = hotspot !== undefined && hotspot.state !== 'deactivating';

  if (isThere && (mode === 'off' || memory.asked === false)) return end(memory, situation);
  if (memory.phase === 'returning') return goBack(memory, situation);
  if (hotspot?.state === 'activated') return stay(memory, situation);
  if (isThere) return { memory: { ...enter(memory, 'starting', situation), hasBegun: true } };
  if (facts.obstacle !== undefined)
    return { memory: enter(memory, 'absent', situation, { asked: undefined, vainStarts: 0 }) };
  if (memory.phase === 'starting') {
    const isVain = memory.hasBegun || situation.nowSeconds - memory.sinceSeconds >= startSeconds;
    return { memory: isVain ? inVain(memory, situation) : memory };
  }
  // Somebody else has ended it, and will have had a reason.
  if (memory.phase === 'on') return { memory: enter(memory, 'off', situation, { asked: undefined }) };
  return idle(memory, situation);
}

/** A start came to nothing; the next one by itself comes later. */
export function inVain(
  memory: HotspotMemory,
  situation: Pick<HotspotSituation, 'nowSeconds'>,
): HotspotMemory {
  return enter(memory, 'off', situation, { asked: undefined, vainStarts: memory.vainStarts + 1 });
}

/** What the button said. */
export function ask(memory: HotspotMemory, on: boolean): HotspotMemory {
  return { ...memory, asked: on, stoppedSeconds: Number.NEGATIVE_INFINITY };
}

/** Asked again when it is not obeyed. */
function end(memory: HotspotMemory, situation: HotspotSituation): Decision {
  const isFresh = situation.nowSeconds - memory.stoppedSeconds < minuteSeconds;
  return isFresh ? { memory } : act('stop', enter(memory, 'off', situation), situation);
}

function stay(before: HotspotMemory, situation: HotspotSituation): Decision {
  const { nowSeconds, facts, isKnownHeard, emptySeconds } = situation;
  // It is on its way out.
  if (before.phase === 'off' && nowSeconds - before.stoppedSeconds < endSeconds) return { memory: before };
  const memory = enter(before, 'on', situation, { vainStarts: 0 });
  const onSeconds = nowSeconds - memory.sinceSeconds;
  const patienceSeconds = memory.asked ? buttonPatienceSeconds : minuteSeconds;
  if (Math.min(onSeconds, emptySeconds) < patienceSeconds) return { memory };
  if (facts.network?.isActive && !memory.asked)
    return act('stop', enter(memory, 'off', situation), situation);
  const isLookDue = isKnownHeard || (facts.knowsNetworks && onSeconds >= lookEverySeconds);
  if (isLookDue && onSeconds >= pauseSeconds(memory.vainReturns))
    return act('stop', enter(memory, 'returning', situation), situation);
  const isScanDue =
    facts.knowsNetworks && nowSeconds - (memory.did?.atSeconds ?? memory.sinceSeconds) >= minuteSeconds;
  return isScanDue ? act('scan', memory, situation) : { memory };
}

function goBack(memory: HotspotMemory, situation: HotspotSituation): Decision {
  const { nowSeconds, facts, isKnownHeard } = situation;
  const { network, hotspot } = facts;
  const sinceSeconds = nowSeconds - memory.sinceSeconds;
  if (network?.isActive && !hotspot)
    return { memory: enter(memory, 'off', situation, { asked: undefined, vainReturns: 0 }) };
  if (sinceSeconds >= (network ? joinSeconds : lookSeconds)) {
    // It has never gone.
    if (hotspot) return { memory: enter(memory, 'on', situation) };
    if (facts.obstacle !== undefined) return { memory: enter(memory, 'absent', situation) };
    return start(memory, situation, { vainReturns: memory.vainReturns + (isKnownHeard ? 1 : 0) });
  }
  if (hotspot || network) return { memory };
  if (memory.did?.action === 'stop' && sinceSeconds >= scanAtSeconds) return act('scan', memory, situation);
  if (memory.did?.action === 'scan' && sinceSeconds >= joinAtSeconds) return act('join', memory, situation);
  return { memory };
}

function idle(memory: HotspotMemory, situation: HotspotSituation): Decision {
  const { mode, nowSeconds, facts } = situation;
  if (memory.asked === true) return start(memory, situation);
  if (facts.network?.isActive)
    return { memory: enter(memory, 'off', situation, { asked: undefined, vainStarts: 0, vainReturns: 0 }) };
  if (mode !== 'auto' || memory.asked === false) return { memory: enter(memory, 'off', situation) };
  const waiting = enter(memory, 'waiting', situation);
  const isTime =
    nowSeconds - waiting.sinceSeconds >= (facts.network ? hopeSeconds : minuteSeconds) &&
    nowSeconds - waiting.startedSeconds >= pauseSeconds(waiting.vainStarts);
  return isTime ? start(waiting, situation) : { memory: waiting };
}

function enter(
  memory: HotspotMemory,
  phase: HotspotPhase,
  { nowSeconds }: Pick<HotspotSituation, 'nowSeconds'>,
  more: Partial<HotspotMemory> = {},
): HotspotMemory {
  if (phase === memory.phase) return { ...memory, ...more };
  return { ...memory, phase, sinceSeconds: nowSeconds, did: undefined, hasBegun: false, ...more };
}

function act(
  action: HotspotAction,
  memory: HotspotMemory,
  { nowSeconds }: Pick<HotspotSituation, 'nowSeconds'>,
): Decision {
  const stopped = action === 'stop' && { stoppedSeconds: nowSeconds };
  return { memory: { ...memory, ...stopped, did: { action, atSeconds: nowSeconds } }, action };
}

function start(
  memory: HotspotMemory,
  situation: HotspotSituation,
  more: Partial<HotspotMemory> = {},
): Decision {
  const { nowSeconds } = situation;
  return act(
    'start',
    enter(memory, 'starting', situation, { startedSeconds: nowSeconds, ...more }),
    situation,
  );
}
