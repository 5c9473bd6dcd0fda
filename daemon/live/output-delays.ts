import { z } from 'zod';
import type { Outputs } from '../outputs/open-outputs.ts';
import { outputsOptionsSchema } from '../outputs/options.ts';
import { nameOfOutput, readEntry } from '../outputs/output-names.ts';
import type { OutputEntry } from '../outputs/output-type.ts';
import type { SettingsPatch } from '../panel/settings.ts';
import { wayLimitsMs } from '../player/shared/ear.ts';
import type { ConnectedHeadphones } from '../sensors/headphones/headphones.ts';
import { valueAt } from '../system/config/config-faults.ts';
import { TactusError } from '../system/errors.ts';
import type { StateKeeper } from '../system/files/state-keeper.ts';

/** Of one output, ms. */
export interface OutputDelay {
  /** In force. */
  readonly delayMs: number;
  /** What it is again after a start. */
  readonly keptMs: number;
  /** Whose it is: another pair at this output has another. */
  readonly headphones?: ConnectedHeadphones;
}

/**
 * How much later outputs are heard than their devices say: as it is kept, and as somebody tries it. An output that plays
 * through the system's own way of playing is wherever that leads: while one pair of headphones is connected, the delay is
 * theirs, and kept by their address; else it is the output's, kept in the configuration.
 */
export interface OutputDelays {
  /** Undefined where it cannot be made up for. */
  of(name: string): OutputDelay | undefined;
  /** Counts at once, and until the next start. Errors: TactusError `usage` for an output without one. */
  set(name: string, delayMs: number): void;
  /** Keeps what is in force; the output's own with `write`, into the configuration. Errors: as of `write`. */
  keep(name: string, write: (delayMs: number) => Promise<unknown>): Promise<void>;
  /** What is written in the configuration is another now. */
  takeUp(entries: readonly OutputEntry[]): void;
  /** Looks whose headphones are there. */
  look(): void;
  /** An output is that of these headphones alone, from before it is opened; undefined: it is gone. Gives back what was kept, ms. */
  belong(name: string, headphones: ConnectedHeadphones | undefined): number;
}

export interface OutputDelaysDependencies {
  readonly outputs: Pick<Outputs, 'all' | 'entries' | 'delaysMs' | 'setDelay'>;
  readonly connected: () => readonly ConnectedHeadphones[];
  readonly state: Pick<StateKeeper, 'read' | 'keep'>;
}

const file = 'headphones-delays.json';
const keptSchema = z.record(z.string().max(17), z.number().min(wayLimitsMs.least).max(wayLimitsMs.most));
/** Who pairs a hundred headphones shall not fill the disk. */
const mostKept = 64;

export async function openOutputDelays(dependencies: OutputDelaysDependencies): Promise<OutputDelays> {
  const { outputs, connected, state } = dependencies;
  const written = new Map(outputs.delaysMs);
  const ofHeadphones = new Map(
    Object.entries((await state.read(file, (text) => keptSchema.parse(JSON.parse(text)))) ?? {}),
  );
  const shared = outputs.all.find(
    (output, index) => output.isReferenceEar && leadsAnywhere(outputs.entries[index]!),
  )?.name;
  let wearing: ConnectedHeadphones | undefined;
  /** Outputs of headphones alone. */
  const theirs = new Map<string, ConnectedHeadphones>();

  const worn = (name: string): ConnectedHeadphones | undefined =>
    theirs.get(name) ?? (name === shared ? wearing : undefined);
  const keptMs = (name: string): number =>
    ofHeadphones.get(worn(name)?.address ?? '') ?? written.get(name) ?? 0;

  return {
    of(name) {
      const delayMs = outputs.delaysMs.get(name);
      const headphones = worn(name);
      return delayMs === undefined
        ? undefined
        : { delayMs, keptMs: keptMs(name), ...(headphones && { headphones }) };
    },
    set: outputs.setDelay,
    async keep(name, write) {
      const delayMs = outputs.delaysMs.get(name) ?? 0;
      const headphones = worn(name);
      if (headphones === undefined) {
        await write(delayMs);
        written.set(name, delayMs);
        return;
      }
      ofHeadphones.delete(headphones.address);
      ofHeadphones.set(headphones.address, delayMs);
      const latest = [...ofHeadphones].slice(-mostKept);
      state.keep(file, JSON.stringify(Object.fromEntries(latest)), { mode: 0o600, keepLastGood: true });
    },
    takeUp(entries) {
      for (const entry of entries) {
        const name = nameOfOutput(entry);
        const delayMs = Number(entry.delayMs ?? 0);
        if (!outputs.delaysMs.has(name) || written.get(name) === delayMs) continue;
        written.set(name, delayMs);
        outputs.setDelay(name, keptMs(name));
      }
    },
    belong(name, headphones) {
      if (headphones) theirs.set(name, headphones);
      else theirs.delete(name);
      return headphones ? keptMs(name) : 0;
    },
    look() {
      const [only, ...others] = connected();
      const next = others.length === 0 && theirs.size === 0 ? only : undefined;
      if (shared === undefined || next?.address === wearing?.address) return;
      wearing = next;
      if (outputs.delaysMs.get(shared) !== keptMs(shared)) outputs.setDelay(shared, keptMs(shared));
    },
  };
}

/** Where its sound goes the system decides from moment to moment, not the name. */
const leadsAnywhere = ({ type, device }: OutputEntry): boolean =>
  type === 'alsa' && /^(default|pipewire|pulse)(:|$)/.test(String(device));

/** Whether the outputs are played to as `next` says, but for their delays. */
export const differOnlyInDelays = (played: readonly OutputEntry[], next: readonly OutputEntry[]): boolean =>
  JSON.stringify(played.map(withoutDelay)) === JSON.stringify(next.map(withoutDelay));

const withoutDelay = ({ delayMs: _, ...entry }: OutputEntry): unknown => Object.entries(entry).sort();

/**
 * A patch of a configuration that keeps an output's delay: a short name becomes a map, other entries stay as they stand.
 * `said`: what the file says; `played`: what is played to where it names no outputs.
 *
 * Errors: TactusError `usage` where the file names others.
 */
export function keptDelay(
  said: unknown,
  played: readonly string[],
  { name, delayMs }: { readonly name: string; readonly delayMs: number },
): SettingsPatch {
  const use = valueAt(said, ['outputs', 'use']);
  const entries: readonly unknown[] = Array.isArray(use) && use.length > 0 ? use : played;
  const index = outputsOptionsSchema
    .parse({ use: entries })
    .use.findIndex((entry) => nameOfOutput(entry) === name);
  if (index < 0) {
    throw new TactusError(
      'usage',
      `outputs.use does not name "${name}".`,
      'Choose it in the settings; its delay can be kept then.',
    );
  }
  return { outputs: { use: entries.with(index, { ...readEntry(entries[index]), delayMs }) } };
}
