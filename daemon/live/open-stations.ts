import { heartRateZonesOf } from '../body/zones.ts';
import type { InstalledModel } from '../composer/models/installed-model.ts';
import type { ComposerProcess } from '../composer/process/process-client.ts';
import { readTheme } from '../composer/theme/midi-file.ts';
import { openOutputs } from '../outputs/open-outputs.ts';
import type { LivePlayer } from '../player/live-player.ts';
import type { AnnouncementWriter } from '../player/shared/announcements.ts';
import type { PlayerControls } from '../player/shared/controls.ts';
import type { SoundSource } from '../recorder/recorder.ts';
import { createSession } from '../session/session.ts';
import { createStyleBook } from '../styles/style-book.ts';
import type { StateKeeper } from '../system/files/state-keeper.ts';
import type { StationHealth } from '../system/health.ts';
import { createHouse } from '../tactus.ts';
import type { Clock } from '../time/clock.ts';
import { realTimers } from '../time/timers.ts';
import { createWorkoutStore, tellMissingWorkout, workoutsFolder } from '../workouts/workout-store.ts';
import { untilBegun } from './begun.ts';
import { openBoardHealth } from './board-health.ts';
import { createBodyHealth } from './body-health.ts';
import type { Closers } from './closers.ts';
import { composerHealth } from './composer-health.ts';
import { createHealthLog } from './health-log.ts';
import { createHeardSensors } from './heard-sensors.ts';
import { openHomeAutomation } from './home-automation.ts';
import { goOnWithWorkout } from './kept-workout.ts';
import { composingRungs } from './ladder/rungs.ts';
import { createSparing } from './ladder/sparing.ts';
import type { LiveJob, LiveSession } from './live-session.ts';
import { openAnnouncer } from './open-announcer.ts';
import { openCourse } from './open-course.ts';
import { openGhost } from './open-ghost.ts';
import { openHeadphones } from './open-headphones.ts';
import { openLink } from './open-link.ts';
import type { OpenPanel } from './open-panel.ts';
import { openRecorder } from './open-recorder.ts';
import { dueAtStart, openSchedule } from './open-schedule.ts';
import { openTaste } from './open-taste.ts';
import { openTrace } from './open-trace.ts';
import { openWallClock } from './open-wall-clock.ts';
import { openOutputDelays } from './output-delays.ts';
import { outputStates } from './output-states.ts';
import { createPanelHost } from './panel-host.ts';
import { startPulse } from './pulse.ts';
import { withRemedy } from './remedies.ts';
import { createRememberedSensors } from './remembered-sensors.ts';
import { rendered } from './rendered.ts';
import { startRunner } from './runner.ts';
import { openSceneMappings } from './scene-mappings.ts';
import { type Kept, keepWishes, tellSceneFaults } from './wishes.ts';

/** The gain glides with a time constant of 40 ms: 54 dB down after so long. */
const fadeMs = 250;

/** What begins first, and is there already. */
export interface Begun {
  readonly model: InstalledModel;
  readonly state: StateKeeper;
  /** What persons said and liked before this start. */
  readonly kept: Kept;
  readonly composer: ComposerProcess;
  readonly controls: PlayerControls;
  readonly announcements: AnnouncementWriter;
  readonly sound: SoundSource;
  readonly player: LivePlayer;
  readonly clock: Clock;
}

/**
 * Everything around the composer and the player, from the sensors to the panel, in the order of the signal.
 *
 * Errors: as `startLive`; the closers have what is to be closed then.
 */
export async function openStations(job: LiveJob, begun: Begun, closers: Closers): Promise<LiveSession> {
  const { configuration, log } = job;
  const { model, state, kept, composer, controls, announcements, sound, player, clock } = begun;
  const { wishes } = kept;
  const due = dueAtStart(configuration.schedule, wishes);
  const { playing: wasPlaying = true, muted = false, ...said } = wishes.said;
  const { playing = wasPlaying } = due;
  const styles = createStyleBook(model.manifest.styles);
  const themeFile = configuration.composer.theme;
  const theme = themeFile === undefined ? undefined : await readTheme(themeFile);
  tellSceneFaults(configuration.scenes, model.manifest, log);
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
    levels: controls.desk.levels,
    bufferMs,
    realtimePriority: configuration.player.realtimePriority,
    session,
    clock,
    timers: realTimers,
  });
  // Last to be started, but not first to go: files and devices do not wait for pages that do not answer.
  let open: OpenPanel | undefined;
  closers.add(() => open?.panel.close());
  closers.add(() => outputs.close());
  const wall = openWallClock(session, clock, (sensorId) => runner.isRecorded(sensorId));
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
  const link = openLink(configuration.link, { session, clock, timers: realTimers }, closers);
  const trace = openTrace(job.tracePath, session, clock, closers);
  const runner = startRunner(await remembered.options(), job.run, clock, { mqtt: home?.client });
  closers.add(() => runner.close());
  const delays = await openOutputDelays({ outputs, connected: runner.headphones, state });
  session.listen('delays', { health: delays.look });
  const heard = { runner, remembered, outputs, delays, player, session, clock, wall, log };
  const headphones = await openHeadphones({ ...heard, options: configuration.outputs }, closers);
  const { sport } = job.run?.recording ?? {};
  const recorded = { ...heard, model, state, sound, source: runner.source, sport, playing: begins };
  const standing = () => course?.standing;
  const recording = openRecorder(
    { ...recorded, configuration, publisher: home?.publisher, course: standing },
    closers,
  );
  const ghost = openGhost(configuration, { ...recorded, ...recording, controls }, closers);
  const workouts = createWorkoutStore(() => workoutsFolder(state.path));
  tellMissingWorkout(workouts, configuration.conductor.workout, log);
  const house = createHouse({
    ...{ configuration, styles, theme, sport, model: model.manifest },
    writer: sparing.writer,
    waitsForWriter: false,
    // Somebody who is only now being listened for is seldom known within a second; a recording tells at once.
    patienceSeconds: job.run === undefined ? 0.2 : 1,
    scene: wishes.scene,
    workouts: workouts.find,
    link: link?.beats,
    player: controls,
    volume: controls.desk,
    tell: session.tell,
  });
  if (Object.keys(said).length > 0) house.command(said);
  keepWishes(kept, session, runner);
  const taste = await openTaste(configuration, { house, session, state, styles, runner });
  await goOnWithWorkout(job, { house, session, state, workouts });
  const schedule = openSchedule(configuration.schedule, due, { wishes, house, session, wall, clock, log });
  const mappings = openSceneMappings(configuration, { house, runner, session });
  // A recorded run is of somebody else.
  const course =
    job.run === undefined ? await openCourse(house.conductor, session, state, closers) : undefined;
  const announcer = openAnnouncer(configuration, { announcements, house, player, session, clock }, closers);
  const sensors = createHeardSensors();
  session.listen('sensors', { reading: sensors.hear });
  session.listen('ladder', { health: () => sparing.look(house) });
  session.listen('health log', { health: createHealthLog(log) });
  session.listen('refusals', {
    refused: ({ sensorId, reason }) => runner.refuse(sensorId, reason, sensorId),
  });
  const body = createBodyHealth({ conductor: house.conductor, lock: () => house.sound.lock, clock, log });
  const board = openBoardHealth({ stateFolder: state.path, clock, wall, timers: realTimers }, closers);
  const stations = (): StationHealth[] => [
    ...(job.health?.() ?? []),
    ...runner.health(),
    body.health(),
    composerHealth(composer.health(), house.composing()),
    player.health(),
    sparing.health(),
    ...announcer.health(),
    ...outputs.all.map((output) => output.health()),
    ...(home ? [home.publisher.health()] : []),
    ...(link ? [link.health()] : []),
    ...(trace ? [trace.health()] : []),
    recording.recorder.health(),
    ...ghost.health(),
    recording.renderings.health(),
    ...(recording.delivery ? [recording.delivery.health()] : []),
    ...(open ? [open.panel.health(), open.network.health()] : []),
    state.health(),
    board.health(),
    session.health(),
  ];
  const health = () => stations().map(withRemedy);
  const tellOutputs = () => outputStates(outputs, controls.desk.levels);
  const host = createPanelHost({
    nobody: body.nobody,
    ...{ scheduled: () => schedule.next, course: standing, ghost, taste },
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
    outputs: tellOutputs,
    health,
    mp3: outputs.stream,
  });
  const tellsEvents = outputs.tellsEvents || link !== undefined;
  const pulse = startPulse({ clock, timers: realTimers, runner, house, session, health, tellsEvents });
  closers.add(() => pulse.stop());
  if (job.playsAtOnce && (muted || !playing)) wishes.hear({ playing: true, muted: false });
  if (begins) house.play();

  // Music first: it begins without the network and without the page, which take main a while to load.
  if (begins) await untilBegun(controls.clock, realTimers);
  const { openPanel } = await import('./open-panel.ts');
  await composer.ready;
  open = await openPanel(
    job,
    {
      ...{ host, model, composer, house, session, outputs, delays, runner },
      ...{ schedule, mappings, announcer, ghost, taste, remembered, state, controls, clock, workouts },
      ...{ worn: () => headphones.worn, publisher: home?.publisher, master: player.master, ear: player.ear },
      ...{ ...kept, ...recording },
    },
    closers,
  );

  return {
    url: open.panel.url,
    panelPort: open.panel.port,
    host,
    rendered: { master: player.master, clock: controls.buffers.clock },
    outputs: tellOutputs,
    isAlive: () => player.advanced(),
    ended: pulse.ended,
    fadeOut: () => {
      controls.desk.fadeOut();
      return rendered(controls.clock, player.master, (bufferMs + fadeMs) / 1000);
    },
    close: closers.close,
  };
}
