import path from 'node:path';
import { heartRateZonesOf } from '../body/zones.ts';
import { findModel } from '../composer/models/find-model.ts';
import { startComposerProcess } from '../composer/process/process-client.ts';
import { readTheme } from '../composer/theme/midi-file.ts';
import type { Panel } from '../panel/server.ts';
import { startPlayer } from '../player/live-player.ts';
import { createPlayerControls } from '../player/shared/controls.ts';
import { createSession } from '../session/session.ts';
import { createStyleBook } from '../styles/style-book.ts';
import { packageRoot } from '../system/files/package-root.ts';
import { stateFolderPath } from '../system/files/state-folder.ts';
import { openStateKeeper } from '../system/files/state-keeper.ts';
import type { StationHealth } from '../system/health.ts';
import { monotonicClock } from '../time/clock.ts';
import { realTimers } from '../time/timers.ts';
import { createBodyHealth } from './body-health.ts';
import { createClosers } from './closers.ts';
import { composerHealth } from './composer-health.ts';
import { createHealthLog } from './health-log.ts';
import { createHeardSensors } from './heard-sensors.ts';
import { openHomeAutomation } from './home-automation.ts';
import { composingRungs } from './ladder/rungs.ts';
import { createSparing } from './ladder/sparing.ts';
import type { LiveJob, LiveSession } from './live-session.ts';
import { openHeadphones } from './open-headphones.ts';
import { openNetwork } from './open-network.ts';
import { openRecorder } from './open-recorder.ts';
import { openTrace } from './open-trace.ts';
import { openOutputDelays } from './output-delays.ts';
import { openPanelAccess } from './panel-access.ts';
import { createPanelHost } from './panel-host.ts';
import { outputStates } from './panel-outputs.ts';
import { createPanelSubjects } from './panel-subjects.ts';
import { startPulse } from './pulse.ts';
import { withRemedy } from './remedies.ts';
import { createRememberedSensors } from './remembered-sensors.ts';
import { rendered } from './rendered.ts';
import { keepWishes, readKept, tellSceneFaults } from './wishes.ts';

/** The gain glides with a time constant of 40 ms: 54 dB down after so long. */
const fadeMs = 250;

/**
 * Starts the daemon: everything from the sensors to the panel, in the order of the signal, and music at once.
 *
 * Errors: TactusError of whatever it cannot do without (model, SoundFont, port); what was started is closed again.
 */
export async function startLive(job: LiveJob): Promise<LiveSession> {
  const { configuration, log, written = { written: configuration, isExplicit: () => false } } = job;
  const clock = monotonicClock;
  const closers = createClosers();
  try {
    const model = findModel(configuration.composer.model, configuration.conductor.style);
    const styles = createStyleBook(model.manifest.styles);
    const themeFile = configuration.composer.theme;
    const theme = themeFile === undefined ? undefined : await readTheme(themeFile);
    const state = await openStateKeeper(stateFolderPath(), { clock, timers: realTimers, log });
    closers.add(() => state.close());
    const access = await openPanelAccess(configuration.panel, { state, clock, timers: realTimers, log });
    const { wishes, likes } = await readKept(state, configuration, written, model.manifest);
    tellSceneFaults(configuration.scenes, model.manifest, log);
    const { playing = true, muted = false, ...said } = wishes.said;

    const { precision } = configuration.composer;
    const composer = startComposerProcess({ model, precision, clock, timers: realTimers });
    closers.add(() => composer.close());
    const controls = createPlayerControls({
      volume01: wishes.volume01,
      volumeCeiling01: configuration.player.volumeCeiling01,
      muted: muted && !job.playsAtOnce,
      partGainsDb: configuration.player.partGainsDb,
    });
    const player = startPlayer({ options: configuration.player, controls, clock, timers: realTimers });
    closers.add(() => player.close());
    // Two others work now: what they do not need is loaded meanwhile.
    const [{ openOutputs }, { startRunner }, { createHouse }] = await Promise.all([
      import('../outputs/open-outputs.ts'),
      import('./runner.ts'),
      import('../tactus.ts'),
    ]);
    const sparing = createSparing({
      ...{ configured: configuration.player, composing: composingRungs(model), composer },
      ...{ desk: controls.desk, loop: player.status, playerClock: controls.clock, clock, log },
    });
    const { bufferMs, warning } = await player.ready;
    // One that is replaced altogether is told by the player's health, and so by the log.
    if (warning && !warning.isReplaced) log.warn({ fix: warning.fix }, warning.message);
    const session = createSession({ clock, log });
    for (const [name, listener] of Object.entries(job.listeners ?? {})) session.listen(name, listener);
    const outputs = await openOutputs({
      options: configuration.outputs,
      master: player.master,
      ear: player.ear,
      bufferMs,
      realtimePriority: configuration.player.realtimePriority,
      session,
      clock,
      timers: realTimers,
    });
    // Last to be started, but not first to go: files and devices do not wait for pages that do not answer.
    let panel: Panel | undefined;
    closers.add(() => panel?.close());
    closers.add(() => outputs.close());

    const begins = playing || (job.playsAtOnce ?? false);
    const remembered = createRememberedSensors(state.path, configuration.sensors, {
      onlyHeadphones: job.run !== undefined,
      log,
    });
    const home = openHomeAutomation(configuration.sensors.mqtt, {
      session,
      styles: styles.list,
      scenes: configuration.scenes,
      clock,
      log,
    });
    if (home) closers.add(() => home.publisher.close());
    const trace = openTrace(job.tracePath, session, clock, closers);
    const runner = startRunner(await remembered.options(), job.run, clock, { mqtt: home?.client });
    closers.add(() => runner.close());
    const delays = await openOutputDelays({ outputs, connected: runner.headphones, state });
    session.listen('delays', { health: delays.look });
    const heard = { runner, remembered, outputs, delays, player, session, clock, log };
    const headphones = await openHeadphones({ ...heard, options: configuration.outputs }, closers);
    const { source } = runner;
    const { sport } = job.run?.recording ?? {};
    const recorded = { configuration, model, session, state, clock, source, sport, playing: begins };
    const recording = openRecorder(recorded, closers);
    const house = createHouse({
      configuration,
      styles,
      theme,
      model: model.manifest,
      writer: sparing.writer,
      waitsForWriter: false,
      sport,
      // Somebody who is only now being listened for is seldom known within a second; a recording tells at once.
      patienceSeconds: job.run === undefined ? 0.2 : 1,
      scene: wishes.scene,
      player: controls,
      volume: controls.desk,
      tell: session.tell,
    });
    if (Object.keys(said).length > 0) house.command(said);
    keepWishes({ wishes, likes }, session, runner);
    const sensors = createHeardSensors();
    session.listen('sensors', { reading: sensors.hear });
    session.listen('ladder', { health: () => sparing.look(house) });
    session.listen('health log', { health: createHealthLog(log) });
    session.listen('refusals', {
      refused: ({ sensorId, reason }) => runner.refuse(sensorId, reason, sensorId),
    });
    const body = createBodyHealth({ conductor: house.conductor, clock, log });
    const network = await openNetwork(configuration.network, { state, door: access.outerDoor, clock });
    closers.add(() => network.stop());
    const stations = (): StationHealth[] => [
      ...runner.health(),
      body.health(),
      composerHealth(composer.health(), house.composing()),
      player.health(),
      sparing.health(),
      ...outputs.all.map((output) => output.health()),
      ...(home ? [home.publisher.health()] : []),
      ...(trace ? [trace.health()] : []),
      recording.recorder.health(),
      recording.renderings.health(),
      ...(panel ? [panel.health()] : []),
      network.health(),
      state.health(),
      session.health(),
    ];
    const health = (): StationHealth[] => stations().map(withRemedy);
    const host = createPanelHost({
      nobody: body.nobody,
      clock,
      house,
      session,
      player: controls,
      master: player.master,
      jamRole: configuration.composer.jamRole,
      runner,
      recorder: recording.recorder,
      sensors,
      sparing,
      styles,
      zonesBpm: heartRateZonesOf(configuration.body),
      outputs: () => outputStates(outputs),
      health,
      mp3: outputs.stream,
    });
    const parts = {
      configuration,
      host,
      model,
      composer,
      house,
      session,
      outputs,
      delays,
      runner,
      remembered,
      worn: () => headphones.worn,
    };
    const { kept, upkeep, excerptTimes } = job;
    const settings = { kept, upkeep, excerptTimes, state, wishes, controls, publisher: home?.publisher, log };
    const { master, ear } = player;
    const told = { likes, network, ...recording, traceFile: job.tracePath, master, ear };
    const subjects = createPanelSubjects({ ...parts, ...settings, ...told }, closers);
    const { tellsEvents } = outputs;
    const pulse = startPulse({ clock, timers: realTimers, runner, house, session, health, tellsEvents });
    closers.add(() => pulse.stop());
    if (job.playsAtOnce && (muted || !playing)) wishes.hear({ playing: true, muted: false });
    if (begins) house.play();

    // Music first: it begins without the network and without the page, if need be.
    await composer.ready;
    const { startPanel } = await import('../panel/server.ts');
    panel = await startPanel({
      ...subjects,
      options: { ...configuration.panel, port: configuration.panel.port || (job.panelPort ?? 0) },
      ...{ access, state },
      pageFolder: path.join(packageRoot, 'dist', 'panel'),
      log,
    });
    network.start(panel.port);

    return {
      url: panel.url,
      panelPort: panel.port,
      host,
      rendered: { master: player.master, clock: controls.buffers.clock },
      outputs: () => outputStates(outputs),
      isAlive: () => player.advanced(),
      ended: pulse.ended,
      fadeOut: () => {
        controls.desk.fadeOut();
        return rendered(controls.clock, player.master, (bufferMs + fadeMs) / 1000);
      },
      close: closers.close,
    };
  } catch (error) {
    await closers
      .close()
      .catch((failure: unknown) => log.error({ err: failure }, 'Closing after a failed start failed too'));
    throw error;
  }
}
