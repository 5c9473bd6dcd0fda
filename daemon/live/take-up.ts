import { plainIn } from '../conductor/plain-settings.ts';
import type { Configuration } from '../configuration.ts';
import type { Ghost } from '../ghost/ghost.ts';
import type { MqttPublisher } from '../outputs/mqtt/mqtt-publisher.ts';
import type { Desk } from '../player/shared/desk.ts';
import type { Command } from '../session/command.ts';
import type { Schedule } from '../session/schedule.ts';
import type { Log } from '../system/log.ts';
import type { House } from '../tactus.ts';
import type { KeptTaste } from '../taste/kept-taste.ts';
import type { Announcer } from './announcements/announcer.ts';
import type { OutputDelays } from './output-delays.ts';
import type { SceneMappings } from './scene-mappings.ts';

export interface TakeUpDependencies {
  readonly house: Pick<House, 'body' | 'command' | 'conductor' | 'scenes'>;
  readonly desk: Pick<Desk, 'setCeiling'>;
  readonly publisher: Pick<MqttPublisher, 'setScenes'> | undefined;
  readonly log: Pick<Log, 'level'>;
  readonly delays: Pick<OutputDelays, 'takeUp'>;
  readonly mappings: SceneMappings;
  readonly schedule: Pick<Schedule, 'set'>;
  readonly announcer: Pick<Announcer, 'set'>;
  readonly ghost: Pick<Ghost, 'set'>;
  readonly taste: Pick<KeptTaste, 'set'>;
}

/**
 * Changes what plays to what the configuration says of these options: those that its schema marks as `atOnce`, and
 * `outputs.use` where only delays are others.
 */
export type TakeUp = (paths: ReadonlySet<string>, configuration: Configuration) => void;

export function createTakeUp(dependencies: TakeUpDependencies): TakeUp {
  const { house, desk, publisher, log, delays, mappings, schedule, announcer, ghost, taste } = dependencies;
  return (
    paths,
    {
      conductor,
      player,
      outputs,
      voice,
      ghost: along,
      taste: liking,
      scenes,
      schedule: entries,
      sensors,
      body,
      log: { level },
    },
  ) => {
    const changed = <Options extends object>(at: string, options: Options): Partial<Options> =>
      Object.fromEntries(
        Object.entries(options).filter(([name]) => paths.has(`${at}.${name}`)),
      ) as Partial<Options>;
    const { seed: _seed, instruments, ...settings } = conductor;
    const plain = { ...plainIn(settings), style: settings.style };
    const others = Object.fromEntries(Object.entries(settings).filter(([name]) => !(name in plain)));
    if (paths.has('scenes')) {
      house.scenes.set(scenes);
      publisher?.setScenes(house.scenes.names);
    }
    if (paths.has('schedule')) schedule.set(entries);
    if (Object.keys(changed('voice', voice)).length > 0) announcer.set(voice);
    if (Object.keys(changed('ghost', along)).length > 0) ghost.set(along);
    if (paths.has('taste.learns')) taste.set(liking);
    if (paths.has('player.volumeCeiling01')) desk.setCeiling(player.volumeCeiling01);
    if (paths.has('outputs.use')) delays.takeUp(outputs.use);
    if (paths.has('body.priorities')) house.body.prefer(body.priorities);
    if (paths.has('sensors.map') || paths.has('scenes')) mappings.set({ scenes, sensors });
    if (paths.has('log.level')) log.level = level;
    house.conductor.set(changed('conductor', others));
    // What can be wished for, too, is told as a wish, so that the latest word counts.
    const partGainsDb = changed('player.partGainsDb', player.partGainsDb);
    const chairs = changed('conductor.instruments', instruments);
    const wish: Command = {
      ...changed('conductor', plain),
      ...(Object.keys(partGainsDb).length > 0 && { partGainsDb }),
      ...(Object.keys(chairs).length > 0 && { instruments: chairs }),
    };
    if (Object.keys(wish).length > 0) house.command(wish);
  };
}
