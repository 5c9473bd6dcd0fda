import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { runInSystemd, whyNoSystemd } from './support/booted-systemd.ts';
import { temporaryFolder } from './support/cli.ts';
import { playingService } from './support/installed-service.ts';

/** `TACTUS_FREEZES=20` for the whole of it. */
const times = Number(process.env.TACTUS_FREEZES ?? 3);
const isWhole = times > 3;
/** A machine that runs other tests beside this one is slower, which is nobody's fault. */
const mostSeconds = isWhole ? 15 : 45;
/** More than a few in a row are no starts at all: in between it plays long enough for each to count as one. */
const restSeconds = isWhole ? 25 : 0;
const wholeSeconds = 120 + times * 3 * (60 + restSeconds);

const folder = temporaryFolder();
afterAll(folder.remove);
const missing = whyNoSystemd();
if (missing) console.warn(`Nothing is frozen: ${missing}`);

const driver = readFileSync(new URL('./support/freeze.mjs', import.meta.url), 'utf8');

it.skipIf(missing)(
  `render worker, main loop and composer, frozen ${times} times each, sound again within ${mostSeconds} s`,
  { timeout: (wholeSeconds + 60) * 1000 },
  () => {
    const script = `set -e
${playingService}
cat >/tmp/freeze.mjs <<'END'
${driver}
END
for what in main worker composer; do node /tmp/freeze.mjs $what ${times} ${restSeconds}; done
systemctl show -p NRestarts tactus`;
    const { code, output } = runInSystemd(folder.at('.'), script, wholeSeconds);
    expect(code, output).toBe(0);
    const backs = [...output.matchAll(/^\{"what.*$/gm)].map(([line]) => JSON.parse(line));
    expect(backs).toHaveLength(3 * times);
    for (const part of ['main', 'worker', 'composer']) {
      const seconds = backs
        .filter(({ what }) => what === part)
        .map(({ backSeconds }) => backSeconds ?? Number.NaN);
      console.info(`${part}: sounds again after ${seconds.map((each) => each.toFixed(1)).join(', ')} s`);
    }
    expect(backs.filter(({ backSeconds }) => backSeconds === null || backSeconds > mostSeconds)).toEqual([]);
  },
);
