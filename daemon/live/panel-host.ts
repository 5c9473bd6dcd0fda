import type { Manifest } from '../composer/models/manifest.ts';
import type { HostEvent, Mp3Feed, PanelHost } from '../panel/host.ts';
import type { Command, PanelState } from '../panel/protocol.ts';
import type { LivePlayer } from '../player/live-player.ts';
import type { StyleBook } from '../styles/style-book.ts';
import { styleNamed } from '../styles/style-named.ts';
import { packageVersion } from '../system/files/package-root.ts';
import type { StationHealth } from '../system/health.ts';
import type { House } from '../tactus.ts';
import type { Clock } from '../time/clock.ts';
import type { HeardSensors } from './heard-sensors.ts';
import type { Runner } from './runner.ts';

export interface PanelHostParts {
  readonly clock: Clock;
  readonly house: House;
  readonly player: LivePlayer;
  readonly runner: Runner;
  readonly sensors: HeardSensors;
  readonly manifest: Manifest;
  readonly styles: StyleBook;
  readonly outputs: () => PanelState['outputs'];
  readonly health: () => readonly StationHealth[];
  readonly mp3: Mp3Feed | undefined;
}

/** The daemon as the panel sees it, and the events that it should hear of. */
export interface TellingHost extends PanelHost {
  tell(event: HostEvent): void;
}

export function createPanelHost(parts: PanelHostParts): TellingHost {
  const { clock, house, player, runner } = parts;
  const { mailbox } = player.controls;
  const listeners = new Set<(event: HostEvent) => void>();

  const tell = (event: HostEvent): void => {
    for (const listener of listeners) listener(event);
  };

  const command = (wish: Command): void => {
    const styleWeights = wish.styleWeights ?? (wish.style === undefined ? undefined : { [wish.style]: 1 });
    for (const name of Object.keys(styleWeights ?? {})) styleNamed(parts.manifest, name);
    const { volumeCeiling01 } = mailbox.target;
    house.conductor.set({
      ...(wish.follow !== undefined && { follow: wish.follow }),
      ...(wish.manualTempoBpm !== undefined && { manualTempoBpm: wish.manualTempoBpm }),
      ...(styleWeights !== undefined && { styleWeights }),
    });
    if (wish.cue !== undefined) house.conductor.cue(wish.cue);
    mailbox.set({
      ...(wish.volume01 !== undefined && { volume01: wish.volume01 * volumeCeiling01 }),
      ...(wish.muted !== undefined && { muted: wish.muted }),
    });
    if (wish.playing === true) house.play();
    if (wish.playing === false) house.stop();
    tell({ type: 'changed' });
  };

  return {
    clock,
    state() {
      const atSeconds = clock.nowSeconds();
      const { body, intent } = house.moment ?? house.preview(atSeconds);
      const music = player.controls.clock.read();
      const { volume01, volumeCeiling01, muted } = mailbox.target;
      const { follow, manualTempoBpm, styleWeights } = house.conductor.settings;
      const { beat, heardAtSeconds, tempoBpm } = music;
      const sounds = music.state === 'playing' || music.state === 'stopping';
      return {
        version: packageVersion,
        atSeconds,
        playing: house.playState,
        source: runner.source,
        volume01: volumeCeiling01 === 0 ? 0 : Math.min(1, volume01 / volumeCeiling01),
        volumeCeiling01,
        muted,
        follow,
        manualTempoBpm,
        styles: parts.styles.list,
        body,
        // A style that was just chosen is in the next intent only; who chose it is shown it at once.
        intent: { ...intent, styleWeights },
        ...(sounds && { clock: { beat, heardAtSeconds, tempoBpm } }),
        sensors: parts.sensors.list(atSeconds, runner.health()),
        outputs: parts.outputs(),
        health: parts.health().map(withoutExtras),
      };
    },
    health: parts.health,
    bars() {
      const { barIndex, nextBarIndex } = player.controls.clock.read();
      return house.recentBars().filter((bar) => bar.index >= (barIndex ?? nextBarIndex));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    command,
    accept: (readings) => runner.accept(readings),
    mp3: parts.mp3,
    tell,
  };
}

/** Sensors tell more of themselves than a station must. */
function withoutExtras(health: StationHealth): PanelState['health'][number] {
  const { station, status, sinceSeconds, detail, counters, gauges, texts } = health;
  return { station, status, sinceSeconds, detail, counters, gauges, texts };
}
