import type { NoteWriter } from '../../composer/look-ahead/look-ahead.ts';
import type { InstalledModel } from '../../composer/models/installed-model.ts';
import type { ComposerProcess } from '../../composer/process/process-client.ts';
import type { PanelState } from '../../panel/protocol/protocol.ts';
import type { PlayerClock } from '../../player/shared/clock.ts';
import type { Desk } from '../../player/shared/desk.ts';
import type { LoopStatus } from '../../player/shared/loop-status.ts';
import { beatsPerBar, stepsPerBar } from '../../score/meter.ts';
import type { StationHealth } from '../../system/health.ts';
import type { Log } from '../../system/log.ts';
import { createStatusKeeper } from '../../system/status-keeper.ts';
import type { House } from '../../tactus.ts';
import type { Clock } from '../../time/clock.ts';
import { createComposingBurden } from './composing-burden.ts';
import { createLadder } from './ladder.ts';
import { type ComposingRung, type SoundRung, soundRungs } from './rungs.ts';
import { createSoundBurden } from './sound-burden.ts';

export interface SparingDependencies {
  readonly configured: { readonly polyphony: number; readonly reverb: boolean };
  readonly composing: readonly ComposingRung[];
  readonly desk: Pick<Desk, 'spare'>;
  readonly composer: Pick<ComposerProcess, 'write' | 'use' | 'health'>;
  readonly loop: () => Pick<LoopStatus, 'lateBlocks' | 'load01'>;
  readonly playerClock: { read(): Pick<PlayerClock, 'state' | 'tempoBpm'> };
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn' | 'info'>;
  /** How soon better times are believed in. Default: half a minute for the sound, two minutes for a model. */
  readonly patienceSeconds?: { readonly sound: number; readonly composing: number };
}

/**
 * Leaves something out while the machine does not keep up, one thing after the other, and takes it up again when there is
 * room. Two ladders: late sound is helped by fewer voices, then by none of the room; a late composer by a smaller model,
 * then by none. They meet where the sound has nothing more to give up: then the composer leaves it the processor.
 */
export interface Sparing {
  /** Asks the model for bars, while there is one that may. */
  readonly writer: NoteWriter;
  /** Once a second: how it is, and what follows from it. */
  look(house: Pick<House, 'composing' | 'recentBars'>): void;
  /** What is left out; undefined while nothing is. */
  spared(): PanelState['spared'];
  health(): StationHealth;
}

const soundSteps = { settleSeconds: 2, firstPatienceSeconds: 30 };
/** Another model is loaded within seconds, and writes its first bars a horizon later. */
const composingSteps = { settleSeconds: 20, firstPatienceSeconds: 120 };
const fix =
  'Close what else takes the processor. Where it stays so, keep it so: player.polyphony, player.reverb, composer.model.';

export function createSparing(dependencies: SparingDependencies): Sparing {
  const { configured, composing, desk, composer, loop, playerClock, clock, log, patienceSeconds } =
    dependencies;
  const sounds = soundRungs(configured);
  const soundLadder = createLadder({
    ...soundSteps,
    lowest: sounds.length - 1,
    ...(patienceSeconds && { firstPatienceSeconds: patienceSeconds.sound }),
  });
  const composingLadder = createLadder({
    ...composingSteps,
    lowest: composing.length - 1,
    ...(patienceSeconds && { firstPatienceSeconds: patienceSeconds.composing }),
  });
  const soundBurden = createSoundBurden();
  const composingBurden = createComposingBurden();
  const keeper = createStatusKeeper('ladder', clock);
  const counters = { stepsDown: 0, stepsUp: 0 };
  let sound: SoundRung = sounds[0]!;
  let composes: ComposingRung = composing[0]!;

  const spared = (): PanelState['spared'] => {
    if (sound === sounds[0] && composes === composing[0]) return undefined;
    return {
      ...(sound.voices < configured.polyphony && { voices: sound.voices }),
      ...(configured.reverb && !sound.reverb && { reverb: false as const }),
      ...(composes === 'fallback'
        ? { fallback: true as const }
        : composes !== composing[0] && { model: composes.manifest.name }),
    };
  };
  const tell = (): void => {
    const left = spared();
    if (left === undefined) keeper.set('ok', 'the machine keeps up: nothing is left out');
    else keeper.set('degraded', `the machine does not keep up: ${inWords(left)}`, fix);
  };
  tell();

  /** Once for each step; the first and the last show in the station's status, which is logged by itself. */
  const moved = (by: number): void => {
    counters[by > 0 ? 'stepsDown' : 'stepsUp'] += Math.abs(by);
    const was = keeper.health().status;
    tell();
    const { status, detail } = keeper.health();
    if (was === status) log[by > 0 ? 'warn' : 'info']({ station: 'ladder' }, detail);
  };

  const lookAtSound = (atSeconds: number): boolean => {
    const { state } = playerClock.read();
    const burden = soundBurden(atSeconds, { state, ...loop() });
    const before = soundLadder.rung;
    soundLadder.look(atSeconds, burden);
    if (soundLadder.rung !== before) {
      sound = sounds[soundLadder.rung]!;
      desk.spare(sound);
      moved(soundLadder.rung - before);
    }
    return burden === 'tooMuch' && before === sounds.length - 1;
  };

  const lookAtComposing = (
    atSeconds: number,
    soundNeedsMore: boolean,
    { composing: bars, recentBars }: Pick<House, 'composing' | 'recentBars'>,
  ): void => {
    const { state, tempoBpm } = playerClock.read();
    const { status, gauges } = composer.health();
    const barSeconds = ((recentBars().at(-1)?.lengthBeats ?? beatsPerBar('full')) * 60) / tempoBpm;
    const writing01 = ((gauges.stepMicroseconds ?? 0) * stepsPerBar) / 1e6 / barSeconds;
    const { modelBars, fallbackBars } = bars();
    const rests = composes === 'fallback';
    const measured = composingBurden({
      ...{ state, writes: status === 'ok' && !rests },
      ...{ writing01, modelBars, fallbackBars },
    });
    const plays = state === 'playing' || state === 'stopping';
    // At rest nothing is measured: only trying tells whether it may write again.
    const own = rests && plays ? 'light' : measured;
    const before = composingLadder.rung;
    composingLadder.look(atSeconds, soundNeedsMore ? 'tooMuch' : own);
    if (composingLadder.rung === before) return;
    composes = composing[composingLadder.rung]!;
    if (composes !== 'fallback') composer.use(composes);
    moved(composingLadder.rung - before);
  };

  return {
    writer: {
      write: (request) => (composes === 'fallback' ? Promise.resolve(undefined) : composer.write(request)),
    },
    look(house) {
      const atSeconds = clock.nowSeconds();
      lookAtComposing(atSeconds, lookAtSound(atSeconds), house);
    },
    spared,
    health: () =>
      keeper.health({
        counters: { ...counters },
        gauges: { soundRung: soundLadder.rung, composingRung: composingLadder.rung, voices: sound.voices },
        texts: { composes: nameOf(composes) },
      }),
  };
}

const nameOf = (rung: InstalledModel | 'fallback'): string =>
  rung === 'fallback' ? 'the fallback composer' : rung.manifest.name;

const inWords = ({ voices, reverb, model, fallback }: NonNullable<PanelState['spared']>): string =>
  [
    ...(voices === undefined ? [] : [`at most ${voices} voices`]),
    ...(reverb === undefined ? [] : ['no room around the band']),
    ...(model === undefined ? [] : [`the model ${model} composes`]),
    ...(fallback === undefined ? [] : ['the fallback composer writes']),
  ].join(', ');
