import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** A process that has a device for playing open. */
export interface PcmHolder {
  readonly pid: number;
  /** What it is called; undefined where that is not for us to know. */
  readonly command: string | undefined;
  readonly card: number;
  readonly device: number;
}

/** For tests: where the kernel tells of processes and cards, and where devices are. */
interface Places {
  readonly processes: string;
  readonly devices: string;
}

const kernel: Places = { processes: '/proc', devices: '/dev/snd' };

/**
 * Who has devices for playing open: by what cards say of their owners, which everybody may read, and by the open files of
 * processes, which tells of all but only who may look. Not ourselves. Reads some hundred files.
 */
export function findPcmHolders({ processes, devices }: Places = kernel): readonly PcmHolder[] {
  const found = new Map<string, PcmHolder>();
  const add = (pid: number, card: number, device: number): void => {
    if (pid === process.pid) return;
    found.set(`${pid} ${card} ${device}`, { pid, command: commandOf(pid, processes), card, device });
  };
  for (const card of list(join(processes, 'asound'), /^card(\d+)$/))
    for (const device of list(join(processes, 'asound', `card${card}`), /^pcm(\d+)p$/)) {
      const folder = join(processes, 'asound', `card${card}`, `pcm${device}p`);
      for (const sub of list(folder, /^sub(\d+)$/)) {
        const owner = /^owner_pid\s*:\s*(\d+)$/m.exec(read(join(folder, `sub${sub}`, 'status')))?.[1];
        if (owner !== undefined) add(Number(owner), card, device);
      }
    }
  const playing = new RegExp(`^${devices}/pcmC(\\d+)D(\\d+)p$`);
  for (const pid of list(processes, /^(\d+)$/)) {
    const folder = join(processes, String(pid), 'fd');
    for (const file of list(folder, /^(\d+)$/)) {
      const [, card, device] = playing.exec(linkOf(join(folder, String(file)))) ?? [];
      if (card !== undefined) add(pid, Number(card), Number(device));
    }
  }
  return [...found.values()];
}

/** Of a device by ALSA's name for it: those of its card, where the name tells it, else all. */
export function holdersOf(name: string, places: Places = kernel): readonly PcmHolder[] {
  const named = /:(?:CARD=)?([\w-]+)(?:,(?:DEV=)?(\d+))?/.exec(name);
  const card = named?.[1] === undefined ? undefined : cardNumber(named[1], places);
  const device = named?.[2];
  return findPcmHolders(places).filter(
    (holder) =>
      (card === undefined || holder.card === card) &&
      (card === undefined || device === undefined || holder.device === Number(device)),
  );
}

/** `mpv (process 812) has it`, for people; undefined when nobody is known. */
export function tellHolders(holders: readonly PcmHolder[]): string | undefined {
  const names = new Set(
    holders.map(({ pid, command }) => `${command ?? 'another program'} (process ${pid})`),
  );
  return names.size === 0 ? undefined : [...names].join(' and ');
}

/** Cards have numbers, and names (`PCH`) that are links to them. */
function cardNumber(card: string, { processes }: Places): number | undefined {
  if (/^\d+$/.test(card)) return Number(card);
  const number = /^card(\d+)$/.exec(linkOf(join(processes, 'asound', card)))?.[1];
  return number === undefined ? undefined : Number(number);
}

function commandOf(pid: number, processes: string): string | undefined {
  const [first = ''] = read(join(processes, String(pid), 'cmdline')).split('\0');
  const called = first.split('/').at(-1)?.trim();
  // Controls would move the cursor of whoever reads it.
  const name = (called || read(join(processes, String(pid), 'comm')).trim()).replace(/[^\x20-\x7e]/g, '?');
  return name === '' ? undefined : name.slice(0, 40);
}

/** The numbers in what is called so in a folder; none where it cannot be read. */
function list(folder: string, names: RegExp): readonly number[] {
  try {
    return readdirSync(folder).flatMap((name) => {
      const number = names.exec(name)?.[1];
      return number === undefined ? [] : [Number(number)];
    });
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
