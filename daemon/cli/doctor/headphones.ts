import { createBluez } from '../../bluetooth/bluez.ts';
import type { Configuration } from '../../configuration.ts';
import { findSinkHere } from '../../outputs/headphones/find-sink.ts';
import { readRemembered, withRemembered } from '../../sensors/ble/remembered.ts';
import { untilBluetoothIsReady } from '../../sensors/ble/search.ts';
import { stateFolderPath } from '../../system/files/state-folder.ts';
import { monotonicClock } from '../../time/clock.ts';
import { realTimers } from '../../time/timers.ts';
import { type Check, type Finding, ok, warn } from './check.ts';
import { judgeRadio, readRadio } from './radio.ts';
import { judgeSeat, readSeat } from './seat.ts';

/** Only who has headphones wants to hear of what is bad for them. */
const whereWorn =
  (look: (ours: readonly Pair[]) => Finding | Promise<Finding>): Check['look'] =>
  async (configuration) => {
    const ours = await pairsOf(configuration);
    return ours.length === 0 ? ok('no headphones are paired (tactus pair --headphones)') : await look(ours);
  };

interface Pair {
  readonly address: string;
  readonly name?: string | undefined;
}

/** What stands between the music and Bluetooth headphones. */
export const headphonesChecks: readonly Check[] = [
  { name: 'headphones', look: whereWorn(lookForSinks) },
  { name: 'radio', look: whereWorn(async () => judgeRadio(await readRadio())) },
  { name: 'seat', look: whereWorn(() => judgeSeat(readSeat())) },
];

async function pairsOf({ sensors }: Configuration): Promise<readonly Pair[]> {
  return withRemembered(sensors, await readRemembered(stateFolderPath())).headphones.devices;
}

async function lookForSinks(ours: readonly Pair[]): Promise<Finding> {
  const bluez = createBluez({ clock: monotonicClock, timers: realTimers });
  bluez.start();
  try {
    await untilBluetoothIsReady(bluez, realTimers);
    const there = ours.filter(({ address }) => bluez.device(address)?.connected);
    if (there.length === 0)
      return ok(`not connected: ${ours.map(({ name, address }) => name ?? address).join(', ')}`);
    const find = findSinkHere(realTimers);
    const told: string[] = [];
    let fix = '';
    for (const { address, name = address } of there) {
      const { sink, obstacle } = await find(address);
      told.push(`${name}: ${sink ? `by ${sink.server} (${sink.device})` : obstacle?.why}`);
      fix ||= obstacle?.fix ?? '';
    }
    return fix === '' ? ok(told.join('; ')) : warn(told.join('; '), fix);
  } finally {
    await bluez.stop();
  }
}
