import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BluetoothBench, openBluetoothBench } from '../../bluetooth/testing/bluetooth-bench.ts';
import type { SmallDevice } from '../../bluetooth/testing/small-bluez.ts';
import { dbusDaemonIsInstalled } from '../../dbus/testing/private-bus.ts';
import { requireInstalled } from '../../system/testing/require-installed.ts';
import { searchDevices } from './search.ts';
import { services } from './uuids.ts';

requireInstalled('dbus-daemon', dbusDaemonIsInstalled);

describe.skipIf(!dbusDaemonIsInstalled)('searchDevices', () => {
  let bench: BluetoothBench;
  let blue: SmallDevice;

  beforeEach(async () => {
    bench = await openBluetoothBench();
    const strap = { serviceUuid: services.heartRate, characteristics: {} };
    bench.bluez.addDevice({ ...strap, address: 'C0:FF:EE:00:00:01', name: 'Red strap' });
    blue = bench.bluez.addDevice({ ...strap, address: 'C0:FF:EE:00:00:02', name: 'Blue strap' });
  });
  afterEach(() => bench.close());

  /** The names that are found, and after how long. */
  const search = async (wanted?: string, whenFirstIsHeard = (): void => {}) => {
    const { client, scanner, time } = bench;
    const startSeconds = time.nowSeconds();
    let atSeconds: number | undefined;
    const searching = searchDevices(client, scanner, time, { seconds: 12, wanted }).then((found) => {
      atSeconds = time.nowSeconds() - startSeconds;
      return found.map(({ name }) => name).sort();
    });
    while (client.devices().length === 0) await time.advance(0.25);
    whenFirstIsHeard();
    while (atSeconds === undefined) await time.advance(0.25);
    return { names: await searching, atSeconds };
  };

  it('does not take the first of several that are called alike, for they are heard one after the other', async () => {
    blue.inRange = false;
    const { names, atSeconds } = await search('strap', () => {
      blue.inRange = true;
    });
    expect(names).toEqual(['Blue strap', 'Red strap']);
    expect(atSeconds).toBeLessThan(4);
  });

  it('ends soon with the only one of that name, at once with an address', async () => {
    const byName = await search('red');
    expect(byName.names).toEqual(['Red strap']);
    expect(byName.atSeconds).toBeLessThan(5);
    const byAddress = await search('c0:ff:ee:00:00:01');
    expect(byAddress.names).toEqual(['Red strap']);
    expect(byAddress.atSeconds).toBeLessThan(1);
  });

  it('listens for the whole time to all that there is', async () => {
    const { names, atSeconds } = await search();
    expect(names).toEqual(['Blue strap', 'Red strap']);
    expect(atSeconds).toBeCloseTo(12, 0);
  });
});
