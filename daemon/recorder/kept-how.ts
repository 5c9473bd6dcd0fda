import type { StationStatus } from '../system/health.ts';

interface Keeping {
  /** Somebody wants it. */
  readonly isKept: boolean;
  /** The session has all that it may take. */
  readonly isFull: boolean;
  /** Why nothing can be written. */
  readonly trouble: string | undefined;
  readonly mostBytes: number;
  readonly folder: string;
}

/** How the keeping of sessions goes, a line for people. */
export function keptHow({ isKept, isFull, trouble, mostBytes, folder }: Keeping): [StationStatus, string] {
  if (!isKept) return ['ok', 'keeps nothing (recorder.enabled: false)'];
  if (isFull) {
    const fix = 'Look which sensor says so much, or raise recorder.keepMegabytes';
    return [
      'degraded',
      `this session has all the room that one may take (${mostBytes / 1e6} MB): the rest of it is not kept. ${fix}`,
    ];
  }
  if (trouble === undefined) return ['ok', `keeps every session in ${folder}`];
  const fix = 'Make room there, or choose another folder (STATE_DIRECTORY)';
  return ['degraded', `sessions cannot be kept in ${folder}: ${trouble}. ${fix}; the music goes on`];
}
