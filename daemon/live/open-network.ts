import { uptime } from 'node:os';
import { createAvahi } from '../network/avahi.ts';
import { openCaptivePage } from '../network/captive.ts';
import { keepCredentials } from '../network/credentials.ts';
import { createHotspot } from '../network/hotspot.ts';
import { kernelNeighbours } from '../network/neighbours.ts';
import { createNetwork, type Network, type OuterDoor } from '../network/network.ts';
import { createNetworkManager } from '../network/network-manager.ts';
import type { NetworkOptions } from '../network/options.ts';
import { publishedAddresses } from '../network/own-addresses.ts';
import { packageVersion } from '../system/files/package-root.ts';
import type { StateKeeper } from '../system/files/state-keeper.ts';
import { duplicateDescriptor, inheritedSocket } from '../system/systemd.ts';
import type { Clock } from '../time/clock.ts';
import { realTimers } from '../time/timers.ts';

/** What systemd/tactus-captive.socket calls its socket. */
const captiveSocket = 'captive';

/** Of this machine; not started. */
export async function openNetwork(
  { hotspot: mode }: NetworkOptions,
  { state, door, clock }: { readonly state: StateKeeper; readonly door: OuterDoor; readonly clock: Clock },
): Promise<Network> {
  const credentials = await keepCredentials(state);
  const manager = createNetworkManager({ timers: realTimers });
  return createNetwork({
    mode,
    manager,
    hotspot: createHotspot({
      mode,
      manager,
      credentials,
      neighbours: kernelNeighbours,
      clock,
      timers: realTimers,
      bootSeconds: uptime,
    }),
    avahi: createAvahi({ timers: realTimers, addresses: publishedAddresses }),
    hasAddress: (wanted) => publishedAddresses().some(({ address }) => address === wanted),
    credentials,
    door,
    openCaptivePage: async (at) => {
      const fd = inheritedSocket(captiveSocket);
      // Another session may follow in this process.
      return fd === undefined ? undefined : await openCaptivePage({ fd: duplicateDescriptor(fd) }, at);
    },
    version: packageVersion,
    clock,
  });
}
