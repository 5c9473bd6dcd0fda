import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Configuration, configurationSchema } from '../../configuration.ts';
import { dropInFolder } from '../../system/config/config-drop-ins.ts';
import { messageOf, TactusError } from '../../system/errors.ts';
import type { StationHealth } from '../../system/health.ts';
import { createStatusKeeper } from '../../system/status-keeper.ts';
import { monotonicClock } from '../../time/clock.ts';
import { realTimers } from '../../time/timers.ts';
import { findRefusals } from '../configuration-findings.ts';
import { overridesOf, type SessionOptions, saidForThisRun } from '../session-options.ts';
import { type FailedStarts, failuresUntilDefaults, failuresUntilSafe } from './failed-starts.ts';
import { readLastGood } from './last-good.ts';

const lookSeconds = 3;
/** How often a start that was refused is tried again: not all depends on the file alone, a model may be there now. */
const tryRefusedSeconds = 30;
/** And one that broke down: the music stops for it. */
const tryFailedSeconds = 3600;

/** Why the daemon plays something else than what is written. */
export interface SafeMode {
  readonly why: string;
  readonly fix: string;
  /** What is written cannot be played; otherwise it was begun with, and broke down. */
  readonly isRefused: boolean;
  readonly configuration: Configuration;
}

/** Undefined where nothing speaks against starting as usual. `read`: what a usual start reads. */
export async function safeModeAfter(
  { count, why }: Pick<FailedStarts, 'count' | 'why'>,
  options: SessionOptions,
  read: () => Promise<unknown>,
): Promise<SafeMode | undefined> {
  if (count < failuresUntilSafe) return undefined;
  const lastGood = count < failuresUntilDefaults ? await safeConfiguration(options) : undefined;
  const refusal = await refusalNow(read);
  return {
    why: `${count} starts failed, the last one: ${refusal ?? why ?? 'it ended without a word'}`,
    isRefused: refusal !== undefined,
    fix: 'Mend what is named here; it is taken up by itself. `sudo tactus config check` names every fault, `journalctl -u tactus` what happened.',
    configuration: lastGood ?? configurationSchema.parse({}),
  };
}

/** Undefined where a usual start would be tried. */
async function refusalNow(read: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await read();
    return undefined;
  } catch (error) {
    return toldOf(error);
  }
}

/** What was thrown, with what to do about it. */
export const toldOf = (error: unknown): string =>
  error instanceof TactusError ? `${error.message} ${error.fix}` : messageOf(error);

/**
 * What reaches ears and hands is as it was when it last played (outputs, levels, panel, network, sensors); the music is the
 * built-in one: no scenes, mappings, model, theme or SoundFont of somebody's own. Undefined where even that is refused.
 */
async function safeConfiguration(options: SessionOptions): Promise<Configuration | undefined> {
  const kept =
    (await readLastGood(() => overridesOf(options))) ??
    // A drop-in may be what is wrong, and then what this run was told.
    (await readLastGood(() => saidForThisRun(options))) ??
    (await readLastGood(() => []));
  if (kept === undefined) return undefined;
  const builtIn = configurationSchema.parse({});
  const { composer, conductor, scenes, schedule } = builtIn;
  const { soundFontPath: _, ...player } = kept.player;
  const sensors = { ...kept.sensors, map: builtIn.sensors.map };
  const safe = { ...kept, composer, conductor, scenes, schedule, player, sensors };
  const refusals = await findRefusals(safe, false);
  return refusals.some(({ isRefused }) => isRefused) ? undefined : safe;
}

/** As a station: the page and /healthz tell it. */
export function safeModeHealth({ why, fix }: SafeMode): () => readonly StationHealth[] {
  const status = createStatusKeeper('start', monotonicClock);
  status.set('failed', `safe mode, with the built-in music: ${why}`, fix);
  return () => [status.health()];
}

/**
 * Looks whether what was wrong is mended, by whatever hand, and then calls `restart`, whose errors say that it is not; `tell`
 * hears what is still wrong after a change. Gives
 * back what ends the looking.
 */
export function lookForMending(
  file: string,
  { isRefused }: Pick<SafeMode, 'isRefused'>,
  restart: () => Promise<void>,
  tell: (why: string) => void,
): () => void {
  const patienceSeconds = isRefused ? tryRefusedSeconds : tryFailedSeconds;
  let isEnded = false;
  let cancel = (): void => {};
  let seen = markOf(file);
  let triedSeconds = monotonicClock.nowSeconds();
  const look = async (): Promise<void> => {
    const before = await seen;
    seen = markOf(file);
    const isChanged = (await seen) !== before;
    const nowSeconds = monotonicClock.nowSeconds();
    if (isEnded || (!isChanged && nowSeconds - triedSeconds < patienceSeconds)) return;
    triedSeconds = nowSeconds;
    await restart().catch((error: unknown) => {
      // Without a change it is as it was told at first.
      if (isChanged) tell(toldOf(error));
    });
  };
  const schedule = (): void => {
    if (!isEnded) cancel = realTimers.after(lookSeconds, () => void look().then(schedule));
  };
  schedule();
  return () => {
    isEnded = true;
    cancel();
  };
}

/** Another one after each change, of the file or of what stands over it. */
async function markOf(file: string): Promise<string> {
  const folder = dropInFolder(file);
  const names = await readdir(folder).catch(() => []);
  const marks = [file, ...names.map((name) => join(folder, name))].map((path) =>
    stat(path).then(
      ({ mtimeMs, size, ino }) => `${path} ${mtimeMs} ${size} ${ino}`,
      () => '',
    ),
  );
  return (await Promise.all(marks)).join('\n');
}
