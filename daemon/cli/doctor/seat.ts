import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { loadLibrary } from '../../system/native-library.ts';
import { type Finding, ok, warn } from './check.ts';

/** What WirePlumber, which makes headphones sinks of PipeWire, goes by. */
export interface Seat {
  /** How logind sees the user: `active` while he has a session; undefined where there is no logind. */
  readonly userState: string | undefined;
  /** He sits at a screen of this machine. */
  readonly isSeated: boolean;
  /** WirePlumber's configuration, whole; of each file only what is no comment. Empty: it is not installed. */
  readonly configuration: string;
}

/** WirePlumber 0.4 is set up in Lua, later ones in a format of their own. */
const off = /\["with-logind"\]\s*=\s*false|monitor\.bluez\.seat-monitoring\s*=\s*disabled/;
const fixes = {
  lua: `mkdir -p ~/.config/wireplumber/bluetooth.lua.d && echo 'bluez_monitor.properties["with-logind"] = false' > ~/.config/wireplumber/bluetooth.lua.d/80-no-seat.lua`,
  conf: `mkdir -p ~/.config/wireplumber/wireplumber.conf.d && echo 'wireplumber.profiles = { main = { monitor.bluez.seat-monitoring = disabled } }' > ~/.config/wireplumber/wireplumber.conf.d/80-no-seat.conf`,
} as const;

/**
 * Unless told otherwise WirePlumber looks after Bluetooth only while its user has a session: on a board without a screen
 * headphones then have no sink once nobody is logged in.
 */
export function judgeSeat({ userState, isSeated, configuration }: Seat): Finding {
  if (configuration === '') return ok('WirePlumber is not installed');
  if (off.test(configuration))
    return ok('WirePlumber looks after Bluetooth whether anybody is logged in or not');
  if (userState === undefined) return ok('there is no logind that WirePlumber could ask');
  if (isSeated) return ok('WirePlumber looks after Bluetooth while its user is at the screen, as now');
  const isLua = /with-logind/.test(configuration);
  return warn(
    userState === 'active'
      ? 'WirePlumber looks after Bluetooth only while somebody is logged in, as now: headphones are silent after that'
      : `WirePlumber does not look after Bluetooth: its user is not logged in (${userState})`,
    `${isLua ? fixes.lua : fixes.conf}; loginctl enable-linger; systemctl --user restart wireplumber`,
  );
}

export function readSeat(): Seat {
  const configHome = process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
  const folders = ['/usr/share/wireplumber', '/etc/wireplumber', join(configHome, 'wireplumber')];
  return { ...askLogind(), configuration: folders.map(textUnder).join('\n').trim() };
}

/** What stands in the files of a folder, comments left out. */
function textUnder(folder: string): string {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(lua|conf)$/.test(file) && !file.includes('scripts/'))
      .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll(/^\s*(--|#).*$/gm, ''))
      .join('\n');
  } catch {
    return '';
  }
}

function askLogind(): Pick<Seat, 'userState' | 'isSeated'> {
  try {
    const systemd = loadLibrary('libsystemd.so.0');
    const user = process.getuid?.() ?? 0;
    const state: unknown[] = [null];
    const known = systemd.func('int sd_uid_get_state(uint32_t uid, _Out_ char **state)')(user, state);
    // Counted, not listed.
    const seats = systemd.func('int sd_uid_get_seats(uint32_t uid, int active, void *list)')(user, 1, null);
    return { userState: known < 0 ? undefined : String(state[0]), isSeated: seats > 0 };
  } catch {
    return { userState: undefined, isSeated: false };
  }
}
