import { statfs } from 'node:fs/promises';
import { freemem } from 'node:os';
import { dirname } from 'node:path';
import { highestPriority } from '../../player/options.ts';
import { isClockKept } from '../../system/clock-kept.ts';
import { openStateFolder, stateFolderPath } from '../../system/files/state-folder.ts';
import { requestRealtime } from '../../system/realtime.ts';
import { type Check, fail, ok, warn } from './check.ts';

const megabyte = 1024 * 1024;
const littleDiskMegabytes = 200;
const noDiskMegabytes = 20;
/** All processes of the daemon together, on a small board. */
const neededMemoryMegabytes = 220;
/** What must be free beside a daemon that has its memory already. */
const spareMemoryMegabytes = 60;
/** No machine that runs this is older. */
const earliestYear = 2025;

/** What the machine must give. */
export const machineChecks: readonly Check[] = [
  {
    name: 'realtime',
    look: ({ player }) => {
      if (player.realtimePriority === 0) return ok('not asked for (player.realtimePriority is 0)');
      // For this short-lived process only; the daemon's threads ask for themselves.
      const { granted, detail } = requestRealtime(player.realtimePriority);
      return granted
        ? ok(detail)
        : warn(
            `${detail}; under load the music may stumble`,
            `Run it as the systemd service (LimitRTPRIO=${highestPriority}), or add "@audio - rtprio ${highestPriority}" to /etc/security/limits.d/audio.conf.`,
          );
    },
  },
  { name: 'state', look: async () => ok(await openStateFolder()) },
  {
    name: 'disk',
    look: async () => {
      const folder = stateFolderPath();
      const figures = await statfs(folder)
        .catch(() => statfs(dirname(dirname(folder))))
        .catch(() => statfs('/'));
      const megabytes = Math.floor((figures.bavail * figures.bsize) / megabyte);
      const detail = `${megabytes} MB free for ${folder}`;
      if (megabytes < noDiskMegabytes) return fail(detail, 'Free some space.');
      return megabytes < littleDiskMegabytes
        ? warn(detail, 'Free some space before the next long run.')
        : ok(detail);
    },
  },
  {
    name: 'memory',
    look: (_, { board: { memoryAvailableBytes = freemem() }, isRunning }) => {
      const megabytes = Math.floor(memoryAvailableBytes / megabyte);
      const needed = isRunning ? spareMemoryMegabytes : neededMemoryMegabytes;
      const detail = `${megabytes} MB available${isRunning ? ' beside Tactus' : ''}`;
      return megabytes < needed
        ? warn(
            detail,
            `Tactus needs about ${neededMemoryMegabytes} MB: close something, or use the small model.`,
          )
        : ok(detail);
    },
  },
  {
    name: 'clock',
    look: () => {
      const now = new Date();
      if (now.getUTCFullYear() < earliestYear) {
        return warn(
          `the machine believes it is ${now.toISOString().slice(0, 10)}; sessions will carry that date`,
          'Let it find the time (timedatectl set-ntp true), or give it a clock module.',
        );
      }
      const detail = now.toISOString().slice(0, 16).replace('T', ' ');
      return isClockKept() === false
        ? warn(
            `${detail} UTC, not synchronised`,
            'timedatectl set-ntp true. The music does not mind; dates do.',
          )
        : ok(`${detail} UTC`);
    },
  },
];
