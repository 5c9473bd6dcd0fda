import { findModel } from '../composer/models/find-model.ts';
import { startComposerProcess } from '../composer/process/process-client.ts';
import { startPlayer } from '../player/live-player.ts';
import { AnnouncementWriter } from '../player/shared/announcements.ts';
import { createPlayerControls } from '../player/shared/controls.ts';
import { createSoundLog } from '../player/sound-log/sound-log.ts';
import { stateFolderPath } from '../system/files/state-folder.ts';
import { openStateKeeper } from '../system/files/state-keeper.ts';
import { monotonicClock } from '../time/clock.ts';
import { realTimers } from '../time/timers.ts';
import { createClosers } from './closers.ts';
import type { LiveJob, LiveSession } from './live-session.ts';
import { createSoundSource } from './sound-source.ts';
import { readKept } from './wishes.ts';

/**
 * Starts the daemon: everything from the sensors to the panel, and music at once. Who works beside main begins first, the
 * composer and the player; what else there is main loads meanwhile.
 *
 * Errors: TactusError of whatever it cannot do without (model, SoundFont, port); what was started is closed again.
 */
export async function startLive(job: LiveJob): Promise<LiveSession> {
  const { configuration, log, written = { written: configuration, isExplicit: () => false } } = job;
  const { stateFolder = stateFolderPath() } = job;
  const clock = monotonicClock;
  const closers = createClosers();
  try {
    const model = findModel(configuration.composer.model, configuration.conductor.style);
    const state = await openStateKeeper(stateFolder, { clock, timers: realTimers, log });
    closers.add(() => state.close());
    const kept = await readKept(state, configuration, written, model.manifest);
    const { precision } = configuration.composer;
    const composer = startComposerProcess({ model, precision, clock, timers: realTimers });
    closers.add(() => composer.close());
    const { said, volume01 } = kept.wishes;
    const controls = createPlayerControls({
      volume01,
      volumeCeiling01: configuration.player.volumeCeiling01,
      muted: (said.muted ?? false) && !job.playsAtOnce,
      partGainsDb: configuration.player.partGainsDb,
    });
    const { prepared } = job;
    const options = configuration.player;
    const announcements = new AnnouncementWriter();
    const soundLog = createSoundLog().buffer;
    const buffers = { ...controls.buffers, announcements: announcements.buffer, soundLog };
    const lent = { ...controls, buffers };
    const player = startPlayer({ options, prepared, controls: lent, clock, timers: realTimers });
    closers.add(() => player.close());
    const sound = createSoundSource(soundLog, { player, controls, options });
    const { openStations } = await import('./open-stations.ts');
    const { shippedDrummer } = await import('../band/drummer/shipped-drummer.ts');
    const { shippedChordNetwork } = await import('../composer/harmony/chord-network-file.ts');
    for (const { fault } of [shippedDrummer(), shippedChordNetwork()])
      if (fault) log.warn({ fix: fault.fix }, fault.message);
    const begun = { model, state, kept, composer, controls, announcements, sound, player, clock };
    return await openStations(job, begun, closers);
  } catch (error) {
    await closers
      .close()
      .catch((failure: unknown) => log.error({ err: failure }, 'Closing after a failed start failed too'));
    throw error;
  }
}
