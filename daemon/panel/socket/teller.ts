import type { Bar } from '../../score/bar.ts';
import type { Timers } from '../../time/timers.ts';
import type { Standing } from '../access/visitor.ts';
import type { PanelHost } from '../host.ts';
import { type BarMessage, toBarMessage } from '../protocol/bar-message.ts';
import { type JsonObject, mergePatch } from '../protocol/merge-patch.ts';
import { type HistoryPoint, type PanelState, protocolVersion } from '../protocol/protocol.ts';
import { History } from './history.ts';

/** Between two messages to a page, whatever happens: 20 a second at most. What happens meanwhile is told in one. */
const restSeconds = 0.05;
/** With so much on its way to it a page is left out, until so little is. */
const thinnedAboveBytes = 128 * 1024;
const toldAgainBelowBytes = 16 * 1024;
/** A page that is this far behind is dropped; it connects again and begins with `hello`. */
export const droppedAboveBytes = 1024 * 1024;

/** The way to one page. */
export interface Line {
  readonly queuedBytes: number;
  send(text: Buffer): void;
  drop(): void;
}

/** Tells all pages what changes. Each message is made once, whoever looks; while nobody does, only curves are kept. */
export interface Teller {
  /** Greets it, or does so anew; gives what ends that it is told. */
  join(line: Line, role: Standing): () => void;
  /** To be called four times a second. */
  tick(): void;
  /** Something changed: told at once, or as soon as the last message is 50 ms old. */
  hurry(bar?: Bar): void;
  /** Does it when all that has changed by now is told. */
  afterwards(action: () => void): void;
  close(): void;
}

interface Told {
  readonly state: JsonObject;
  /** The same as text. */
  readonly text: string;
}

export function createTeller(host: Pick<PanelHost, 'clock' | 'state' | 'bars'>, timers: Timers): Teller {
  const history = new History();
  /** Whether it was left out and needs all anew. */
  const lines = new Map<Line, { isBehind: boolean }>();
  let told: Told | undefined;
  /** What changes in these with every look, ages and counters, is told once a second. */
  let slow: Pick<PanelState, 'sensors' | 'health'> | undefined;
  let bars: BarMessage[] = [];
  let isResting = false;
  let isHurried = false;
  let waiting: (() => void)[] = [];
  let stopResting = (): void => {};

  /** Looks at the daemon. */
  const look = (): { readonly now: Told; readonly point: HistoryPoint | undefined } => {
    const state = host.state();
    const point = history.isDue(state.atSeconds) ? history.observe(state) : undefined;
    if (point !== undefined || slow === undefined) slow = { sensors: state.sensors, health: state.health };
    // What arrives is what is compared with: plain, and nobody else's to change.
    const text = JSON.stringify({ ...state, ...slow });
    return { now: { text, state: JSON.parse(text) as JsonObject }, point };
  };
  const all = (begin: string, { text }: Told): Buffer => {
    const bars = JSON.stringify(host.bars().map(toBarMessage));
    return Buffer.from(
      `{${begin},"state":${text},"bars":${bars},"history":${JSON.stringify(history.points())}}`,
    );
  };
  const rest = (): void => {
    isResting = true;
    stopResting = timers.after(restSeconds, () => {
      isResting = false;
      if (isHurried) tell();
    });
  };
  const tell = (): void => {
    isHurried = false;
    const actions = waiting;
    waiting = [];
    if (lines.size === 0) return;
    const before = told?.state ?? {};
    const { now, point } = look();
    const patch = {
      type: 'patch',
      state: mergePatch(before, now.state),
      bars: bars.length > 0 ? bars : undefined,
      point,
    };
    told = now;
    bars = [];
    const text = Buffer.from(JSON.stringify(patch));
    let snapshot: Buffer | undefined;
    for (const [line, each] of lines) {
      const queued = line.queuedBytes;
      if (queued > droppedAboveBytes) line.drop();
      else if (queued > (each.isBehind ? toldAgainBelowBytes : thinnedAboveBytes)) each.isBehind = true;
      else if (each.isBehind) {
        each.isBehind = false;
        snapshot ??= all('"type":"snapshot"', now);
        line.send(snapshot);
      } else line.send(text);
    }
    rest();
    for (const action of actions) action();
  };

  return {
    join(line, role) {
      // Those who look already are told what comes against what they know, and so is the newcomer.
      told ??= look().now;
      line.send(all(`"type":"hello","protocol":${protocolVersion},"role":"${role}"`, told));
      lines.set(line, { isBehind: false });
      return () => {
        lines.delete(line);
        if (lines.size > 0) return;
        told = undefined;
        slow = undefined;
        bars = [];
      };
    },
    tick() {
      if (lines.size > 0) {
        if (isResting) isHurried = true;
        else tell();
      } else if (history.isDue(host.clock.nowSeconds())) history.observe(host.state());
    },
    hurry(bar) {
      if (lines.size === 0) return;
      if (bar) bars.push(toBarMessage(bar));
      if (isResting) isHurried = true;
      else tell();
    },
    afterwards(action) {
      if (isHurried) waiting.push(action);
      else action();
    },
    close() {
      stopResting();
    },
  };
}
