import { Message, MessageType } from '@jellybrick/dbus-next';
import { addMatch, connectToBus, ping } from '../../dbus/testing/bus-connection.ts';
import { openPrivateBus, type PrivateBus } from '../../dbus/testing/private-bus.ts';
import { ManualTime } from '../../time/timers.ts';
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
  const prober = await connectToBus(bus.address);
  let heard = 0;
  prober.on('message', (message) => {
    if (message.type === MessageType.SIGNAL) heard += 1;
  });
  await addMatch(prober, "type='signal'");

  /** The bus answers in order, so three quiet rounds to it and through the event loop mean that all is said. */
  const settle = async (): Promise<void> => {
    let quiet = 0;
    let before = -1;
    while (quiet < 3) {
      for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      await ping(prober);
      const now = heard + messages();
      quiet = now === before ? quiet + 1 : 0;
      before = now;
    }
  };
  let messages = (): number => 0;
  const time = new ManualTime(settle);
  const bluez = await createSmallBluez(bus.address, time);
  messages = () => bluez.counts.messages;
  return {
    bus,
    bluez,
    time,
    async callAsStranger(path, name, member) {
      const destination = bluez.player?.sender ?? '';
      const call = new Message({ destination, path, interface: name, member });
      return await prober.call(call).then(
        () => 'answered',
        (error: unknown) => String((error as { type?: unknown }).type),
      );
    },
    async close() {
      bluez.close();
      prober.disconnect();
      await bus.close();
    },
  };
}
