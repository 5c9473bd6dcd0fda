import { readdir, readFile, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Board } from '../../system/board/board.ts';
import { type BoardTrouble, judgeBoard } from '../../system/board/judge-board.ts';
import { type Check, type Finding, ok, warn } from './check.ts';

/** So many threads for each processor want to run that music has to wait. */
const busyLoad01 = 0.8;

/** How the board itself is. */
export const boardChecks: readonly Check[] = [
  { name: 'heat', look: (_, { board }) => judgeHeat(board) },
  { name: 'power', look: (_, { board }) => judgePower(board) },
  { name: 'battery', look: (_, { board }) => judgeBattery(board) },
  { name: 'governor', look: (_, { board }) => judgeGovernor(board) },
  { name: 'load', look: (_, { board }) => judgeLoad(board) },
  { name: 'desktop', look: async () => judgeDesktop(await readDesktop()) },
];

function troubleOf(board: Board, about: BoardTrouble['about']): Finding | undefined {
  const trouble = judgeBoard(board).find((each) => each.about === about);
  return trouble && warn(trouble.detail, trouble.fix);
}

const judgeHeat = (board: Board): Finding =>
  troubleOf(board, 'heat') ??
  ok(
    board.temperatureCelsius === undefined
      ? 'nobody measures it here'
      : `${Math.round(board.temperatureCelsius)} °C`,
  );

const judgePower = (board: Board): Finding => troubleOf(board, 'power') ?? ok('no under-voltage is told of');

const judgeBattery = (board: Board): Finding =>
  troubleOf(board, 'battery') ??
  ok(
    board.battery === undefined
      ? 'none that the kernel knows of'
      : `${Math.round(board.battery.charge01 * 100)} %${board.battery.isCharging ? ', charging' : ''}`,
  );

/** One that saves power lets a block of sound wait until it has looked whether more speed is worth it. */
function judgeGovernor({ governors }: Board): Finding {
  if (governors.length === 0) return ok('the processor has one speed, or nobody tells');
  const slow = governors.filter((governor) => governor === 'powersave' || governor === 'conservative');
  if (slow.length === 0) return ok(governors.join(', '));
  return warn(
    `the processor's governor is ${slow.join(', ')}: it speeds up late, and the music may stumble`,
    `echo 'w- /sys/devices/system/cpu/cpufreq/policy*/scaling_governor - - - - schedutil' | sudo tee /etc/tmpfiles.d/tactus-governor.conf && sudo systemd-tmpfiles --create tactus-governor.conf`,
  );
}

function judgeLoad({ load01 }: Board): Finding {
  if (load01 === undefined) return ok('nobody tells');
  const detail = `${Math.round(load01 * 100)} % of the processors in the last minute`;
  return load01 < busyLoad01
    ? ok(detail)
    : warn(`${detail}: little is left for music`, 'See with `top` who takes it, and end what is not needed.');
}

interface Desktop {
  /** What the machine starts: `graphical.target` where a desktop belongs to it; undefined where there is no systemd. */
  readonly defaultTarget: string | undefined;
  /** A display server runs; undefined where sessions are hidden from us, as from the service. */
  readonly isRunning: boolean | undefined;
  /** Screens that are plugged in and lit. */
  readonly screens: readonly string[];
}

function judgeDesktop({ defaultTarget, isRunning, screens }: Desktop): Finding {
  const lit = screens.length === 0 ? 'no screen is lit' : `lit: ${screens.join(', ')}`;
  if (isRunning === undefined) return ok(`whether a desktop runs cannot be seen from here; ${lit}`);
  if (!isRunning) return ok(`no desktop runs; ${lit}`);
  if (defaultTarget !== 'graphical.target') return ok(`a desktop runs, by hand; ${lit}`);
  return warn(
    `a desktop runs (${lit}): on a small board it takes processor and memory from the music`,
    'Where nobody looks at it: sudo systemctl set-default multi-user.target && sudo reboot',
  );
}

async function readDesktop(): Promise<Desktop> {
  const list = (path: string): Promise<readonly string[]> => readdir(path).catch(() => []);
  const targets = ['/etc/systemd/system/default.target', '/usr/lib/systemd/system/default.target'];
  const found = await Promise.all(targets.map((path) => realpath(path).catch(() => undefined)));
  const target = found.find((path) => path !== undefined);
  const seats = await Promise.all((await list('/run/user')).map((user) => list(join('/run/user', user))));
  const hasWayland = seats.flat().some((name) => /^wayland-\d+$/.test(name));
  const hasX11 = (await list('/tmp/.X11-unix')).some((name) => /^X\d+$/.test(name));
  const connectors = (await list('/sys/class/drm')).filter((name) => /^card\d+-/.test(name));
  const states = await Promise.all(
    connectors.map((name) => readFile(join('/sys/class/drm', name, 'enabled'), 'utf8').catch(() => '')),
  );
  return {
    defaultTarget: target && basename(target),
    isRunning: hasWayland || hasX11 || (process.env.INVOCATION_ID === undefined ? false : undefined),
    screens: connectors.filter((_, index) => states[index]?.trim() === 'enabled'),
  };
}
