import { openPrivateBus, type PrivateBus } from '../../dbus/testing/private-bus.ts';
import { openQuietTime } from '../../dbus/testing/quiet-time.ts';
import type { ManualTime } from '../../time/timers.ts';
import { createSmallNetworkManager, type SmallNetworkManager } from './small-network-manager.ts';

/** A small NetworkManager on a real bus, in a time that only moves when both sides have nothing more to say. */
export interface NetworkBench {
  readonly bus: PrivateBus;
  readonly time: ManualTime;
  readonly small: SmallNetworkManager;
  close(): Promise<void>;
}

export async function openNetworkBench(): Promise<NetworkBench> {
  const bus = await openPrivateBus();
  let messages = (): number => 0;
  const quiet = await openQuietTime(bus.address, () => messages());
  const small = await createSmallNetworkManager(bus.address, quiet.time);
  messages = () => small.messages;
  return {
    bus,
    small,
    time: quiet.time,
    async close() {
      small.close();
      quiet.close();
      await bus.close();
    },
  };
}
