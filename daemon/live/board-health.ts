import { statfs } from 'node:fs/promises';
import { type Board, readBoard } from '../system/board/board.ts';
import { judgeBoard } from '../system/board/judge-board.ts';
import type { StationHealth } from '../system/health.ts';
import { createStatusKeeper } from '../system/status-keeper.ts';
import type { Clock } from '../time/clock.ts';
import type { Timers } from '../time/timers.ts';
import type { WallClock } from '../time/wall-clock.ts';
import type { Closers } from './closers.ts';

const lookSeconds = 15;
/** Sessions and settings need little; a disk that is full keeps neither. */
const littleDiskBytes = 20 * 1024 * 1024;

export interface BoardHealth {
  health(): StationHealth;
}

export interface BoardHealthDependencies {
  /** Where there must be room. */
  readonly stateFolder: string;
  readonly clock: Clock;
  readonly wall: Pick<WallClock, 'source'>;
  readonly timers: Timers;
}

/** Looks at the machine itself now and then: heat, supply, battery, load, memory, disk. */
export function openBoardHealth(
  { stateFolder, clock, wall, timers }: BoardHealthDependencies,
  closers: Pick<Closers, 'add'>,
): BoardHealth {
  const keeper = createStatusKeeper('board', clock, 'being looked at');
  let gauges: Record<string, number> = {};
  let isClosed = false;
  let cancel = (): void => {};

  const look = async (): Promise<void> => {
    const [board, diskFreeBytes] = await Promise.all([readBoard(), freeBytes(stateFolder)]);
    gauges = { ...gaugesOf(board), ...(diskFreeBytes !== undefined && { diskFreeBytes }) };
    const troubles = judgeBoard(board);
    const details = troubles.map(({ detail }) => detail);
    if (diskFreeBytes !== undefined && diskFreeBytes < littleDiskBytes)
      details.push('there is next to no room for sessions and settings');
    if (details.length === 0) keeper.set('ok', 'well, as far as it tells');
    else keeper.set('degraded', details.join('; '), troubles[0]?.fix ?? 'Free some space on the disk.');
  };
  const schedule = (): void => {
    if (!isClosed) cancel = timers.after(lookSeconds, () => void look().then(schedule));
  };
  void look().then(schedule);
  closers.add(() => {
    isClosed = true;
    cancel();
  });
  return { health: () => keeper.health({ gauges, texts: { timeOfDayBy: wall.source } }) };
}

function gaugesOf({
  temperatureCelsius,
  battery,
  load01,
  memoryAvailableBytes,
}: Board): Record<string, number> {
  return {
    ...(temperatureCelsius !== undefined && { temperatureCelsius: Math.round(temperatureCelsius * 10) / 10 }),
    ...(battery && { batteryPercent: Math.round(battery.charge01 * 100) }),
    ...(load01 !== undefined && { loadPercent: Math.round(load01 * 100) }),
    ...(memoryAvailableBytes !== undefined && { memoryAvailableBytes }),
  };
}

/** Undefined where the folder is away. */
const freeBytes = (folder: string): Promise<number | undefined> =>
  statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => undefined,
  );
