import { Message } from '@jellybrick/dbus-next';
import { openPrivateBus, type PrivateBus } from '../../dbus/testing/private-bus.ts';
import { openQuietTime } from '../../dbus/testing/quiet-time.ts';
import type { ManualTime } from '../../time/timers.ts';
import { createSmallBluez, type SmallBluez } from './small-bluez.ts';

/** A small BlueZ on a real bus, in a time that only moves when both sides have nothing more to say to each other. */
export interface BusBench {
  readonly bus: PrivateBus;
  readonly bluez: SmallBluez;
  readonly time: ManualTime;
  /** Calls an object at everybody's address on the bus, as somebody who is not bluetoothd. Gives back the error. */
  callAsStranger(path: string, name: string, member: string): Promise<string>;
  close(): Promise<void>;
}

export async function openBusBench(): Promise<BusBench> {
  const bus = await openPrivateBus();
  let messages = (): number => 0;
  const quiet = await openQuietTime(bus.address, () => messages());
  const { time, stranger } = quiet;
  const bluez = await createSmallBluez(bus.address, time);
  messages = () => bluez.counts.messages;
  return {
    bus,
    bluez,
    time,
    async callAsStranger(path, name, member) {
      const destination = bluez.player?.sender ?? '';
      const call = new Message({ destination, path, interface: name, member });
      return await stranger.call(call).then(
        () => 'answered',
        (error: unknown) => String((error as { type?: unknown }).type),
      );
    },
    async close() {
      bluez.close();
      quiet.close();
      await bus.close();
    },
  };
}
