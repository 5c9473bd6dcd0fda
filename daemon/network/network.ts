import { TactusError } from '../system/errors.ts';
import type { StationHealth } from '../system/health.ts';
import { createStatusKeeper } from '../system/status-keeper.ts';
import type { Clock } from '../time/clock.ts';
import type { Avahi } from './avahi.ts';
import type { CaptivePage } from './captive.ts';
import type { Hotspot } from './hotspot.ts';
import { type HotspotCredentials, hotspotAddress, hotspotQrText } from './hotspot-connection.ts';
import type { HotspotPhase } from './hotspot-rules.ts';
import type { NetworkManager } from './network-manager.ts';
import type { HotspotMode } from './options.ts';

/** How this machine is found by those who know nothing of it: by a name in its network, or in a network of its own. */
export interface Network {
  /** Once the panel has its port. */
  start(port: number): void;
  /** Names that are ours alone in the network, best first. None while nobody from outside may come. */
  names(): readonly string[];
  status(): Promise<NetworkStatus>;
  /** The button. Errors: TactusError `usage` where it is switched off, `unavailable` where there can be none. */
  setHotspot(on: boolean): Promise<void>;
  health(): StationHealth;
  /** A hotspot stays: whoever looks at us through it is still there when we are back. */
  stop(): Promise<void>;
}

export interface NetworkStatus {
  readonly names: readonly string[];
  readonly hotspot: HotspotStatus;
}

export interface HotspotStatus {
  readonly mode: HotspotMode;
  readonly phase: HotspotPhase;
  readonly name: string;
  /** For admins' eyes only. */
  readonly passphrase: string;
  /** What a phone's camera reads to join; tells the passphrase. */
  readonly qrText: string;
  /** Ours in it, while it is on. */
  readonly address?: string;
  /** How many are in it. */
  readonly guests: number;
  /** Why there can be none, or what went wrong, in a line for people. */
  readonly trouble?: string;
}

/** Whether others than this machine are let in. */
export interface OuterDoor {
  readonly isOpen: boolean;
  onChange(listener: () => void): () => void;
  /** It is to be open until this is given back. */
  hold(): () => void;
}

export interface NetworkDependencies {
  readonly mode: HotspotMode;
  readonly manager: Pick<NetworkManager, 'start' | 'stop' | 'known'>;
  /** Whether this machine has this address: a hotspot of ours may be on from before. */
  readonly hasAddress: (address: string) => boolean;
  readonly hotspot: Hotspot;
  readonly avahi: Avahi;
  readonly credentials: () => HotspotCredentials;
  readonly door: OuterDoor;
  /** Opens what sends phones to our page; undefined where port 80 is not ours. */
  readonly openCaptivePage: (
    at: () => { readonly address: string; readonly page: string } | undefined,
  ) => Promise<CaptivePage | undefined>;
  readonly version: string;
  readonly clock: Clock;
}

export function createNetwork(dependencies: NetworkDependencies): Network {
  const { mode, manager, hotspot, avahi, credentials, door, version, clock } = dependencies;
  const keeper = createStatusKeeper('network', clock);
  let port = 0;
  let captive: CaptivePage | undefined;
  let captiveTrouble: string | undefined;
  let releaseDoor: (() => void) | undefined;
  let unsubscribe: readonly (() => void)[] = [];
  let isAwake = false;

  /** Where a button makes the hotspot, nobody is asked for it before: D-Bus takes memory that small boards have use for. */
  const wake = async (): Promise<void> => {
    if (!isAwake) {
      isAwake = true;
      manager.start();
      hotspot.start();
    }
    await manager.known;
  };

  const isOn = (): boolean => hotspot.phase === 'on';
  /** Open before the first phone can come, and as long as the hotspot may come back. */
  const holdDoor = (): void => {
    if (['starting', 'on', 'returning'].includes(hotspot.phase)) releaseDoor ??= door.hold();
    else {
      releaseDoor?.();
      releaseDoor = undefined;
    }
  };
  const announce = (): void => avahi.announce(door.isOpen ? { port, version } : undefined);

  /** What of the hotspot is worth a word. */
  const hotspotDetail = (): string => {
    const { phase, trouble, guests } = hotspot;
    const { name } = credentials();
    if (phase !== 'on') return `hotspot ${phase}${trouble === undefined ? '' : `: ${trouble}`}`;
    if (!door.isOpen) return `hotspot ${name} on, but the panel is for this machine only (panel.listen)`;
    const page = captive ? '' : ', no page opens by itself (docs/network.md)';
    return `hotspot ${name} on with ${guests} in it, http://${hotspotAddress}:${port}${page}`;
  };
  const look = (): void => {
    // What went wrong is over once there is another network.
    const isWanting =
      mode === 'auto' &&
      (hotspot.phase === 'absent' || (hotspot.phase === 'waiting' && hotspot.trouble !== undefined));
    const isBad = isWanting || avahi.state.status === 'failed' || captiveTrouble !== undefined;
    const hotspotPart = mode === 'off' && hotspot.phase !== 'on' ? [] : [hotspotDetail()];
    const captivePart = captiveTrouble === undefined ? [] : [captiveTrouble];
    keeper.set(
      isBad ? 'degraded' : 'ok',
      [door.isOpen ? avahi.state.detail : 'not announced', ...hotspotPart, ...captivePart].join('; '),
    );
  };

  return {
    start(panelPort) {
      port = panelPort;
      unsubscribe = [hotspot.onChange(holdDoor), door.onChange(announce)];
      if (mode === 'auto' || dependencies.hasAddress(hotspotAddress)) void wake();
      announce();
      const target = { address: hotspotAddress, page: `http://${hotspotAddress}:${port}/` };
      dependencies
        .openCaptivePage(() => (isOn() ? target : undefined))
        .then((opened) => {
          captive = opened;
        })
        .catch((error: unknown) => {
          captiveTrouble = `no page opens by itself: ${error instanceof Error ? error.message : error}`;
        });
    },
    names: () => avahi.state.names,
    async status() {
      await wake();
      const { phase, trouble, guests } = hotspot;
      const own = credentials();
      return {
        names: avahi.state.names,
        hotspot: {
          mode,
          phase,
          name: own.name,
          passphrase: own.passphrase,
          qrText: hotspotQrText(own),
          guests,
          ...(phase === 'on' && { address: hotspotAddress }),
          ...(trouble !== undefined && { trouble }),
        },
      };
    },
    async setHotspot(on) {
      await wake();
      if (mode === 'off' && on) {
        throw new TactusError(
          'usage',
          'The hotspot is switched off.',
          'Set network.hotspot to button or auto.',
        );
      }
      if (on && hotspot.phase === 'absent') {
        throw new TactusError(
          'unavailable',
          `There can be no hotspot: ${hotspot.trouble}.`,
          'docs/network.md says what it needs.',
        );
      }
      hotspot.ask(on);
    },
    health() {
      look();
      return keeper.health({
        counters: { hotspotStarts: hotspot.starts, captiveRedirects: captive?.sent ?? 0 },
        gauges: { hotspotGuests: hotspot.guests },
        texts: { hotspot: hotspot.phase, ...(avahi.state.names[0] && { name: avahi.state.names[0] }) },
      });
    },
    async stop() {
      for (const leave of unsubscribe) leave();
      hotspot.stop();
      releaseDoor?.();
      await captive?.close();
      await avahi.stop();
      await manager.stop();
    },
  };
}
