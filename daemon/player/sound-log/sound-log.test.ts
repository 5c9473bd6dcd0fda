import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireInstalled } from '../../system/testing/require-installed.ts';
import { Sound } from '../mix/sound.ts';
import { usualSampleRateHz as sampleRateHz } from '../options.ts';
import { Player } from '../player.ts';
import { createPlayerControls } from '../shared/controls.ts';
import { loadNativeFluidSynth } from '../synth/fluidsynth.native.ts';
import { openSynth, soundFontPath } from '../synth/open-synth.ts';
import type { Synth } from '../synth/synth.ts';
import { bandBar } from '../testing/bars.ts';
import { createSoundLog, type SoundEvent, SoundLogReader, saidBy, soundEvents } from './sound-log.ts';
import { isSoundEvent, SoundReplayer } from './sound-replayer.ts';

const prepared = process.env.CI === 'true' || existsSync(soundFontPath);
const isInstalled = loadNativeFluidSynth() !== undefined;
requireInstalled('libfluidsynth3', isInstalled);
const blockFrames = 256;
const settings = { sampleRateHz, maxPhasePull01: 0.08, driveDb: 7, reverb: true, chorus: true };

const engines = isInstalled ? (['native', 'wasm'] as const) : (['wasm'] as const);

describe.skipIf(!prepared).each(engines)('what a sound was told (%s)', (engine) => {
  const open = (): Promise<Synth> => openSynth({ engine, polyphony: 64, sampleRateHz });
  const events: SoundEvent[] = [];
  const played: Float32Array[] = [];
  let lastFrame = 0;
  const synths: Synth[] = [];
  const opened: Synth[] = [];
  beforeAll(async () => {
    const { buffer } = createSoundLog();
    const controls = createPlayerControls({ tempoBpm: 150, volume01: 0.8, energy01: 0.6, playing: true });
    const synth = await open();
    synths.push(await open(), await open());
    opened.push(...synths);
    const reader = new SoundLogReader(buffer);
    const player = new Player(synth, { ...controls.buffers, soundLog: buffer }, settings);
    let written = 0;
    let put = true;
    const play = (seconds: number): void => {
      for (const end = player.frame + seconds * sampleRateHz; player.frame < end; ) {
        for (; put && written < controls.clock.read().nextBarIndex + 3; written += 1) {
          const bar = bandBar(written);
          const isOther = written % 5 === 4;
          controls.bars.put({
            ...bar,
            section: isOther ? 'chorus' : 'verse',
            instruments: isOther ? { drums: 25, bass: 38, chords: 4, lead: 81, pad: 89 } : bar.instruments,
          });
        }
        const left = new Float32Array(blockFrames);
        const right = new Float32Array(blockFrames);
        player.renderBlock(left, right, player.frame / sampleRateHz);
        played.push(left, right);
        if (player.frame % (20 * blockFrames) === 0) events.push(...reader.read());
      }
    };
    play(6);
    controls.desk.setPartGains({ lead: -12, pad: 4 });
    controls.desk.lead({ tempoBpm: 172, energy01: 0.9, tone: 0.3 });
    play(4);
    controls.desk.place({ part: 'chords', sideDb: 8.5, levelDb: 3 });
    controls.desk.setVolume(0.3);
    controls.desk.spare({ voices: 12, reverb: false });
    play(3);
    controls.desk.setMuted(true);
    // Bars come too late for a while.
    put = false;
    play(6);
    put = true;
    controls.desk.place({ part: 'lead', sideDb: -3.1, levelDb: -1.6 });
    controls.desk.setMuted(false);
    controls.desk.spare({ voices: 0, reverb: true });
    controls.desk.lead({ breathBeats: 16 });
    play(5);
    controls.desk.lead({ playing: false });
    // Another session begins: its sound follows from nothing that was before.
    controls.desk.beginTake();
    play(12);
    controls.desk.lead({ playing: true, breathBeats: 0 });
    play(4);
    controls.desk.place({ part: 'lead', sideDb: 0, levelDb: 0 });
    play(4);
    events.push(...reader.read());
    lastFrame = player.frame;
    synth.close();
  }, 120_000);
  afterAll(() => {
    for (const synth of opened) synth.close();
  });

  it('makes the same sound once more, to the last bit, however long what was told is on its way', () => {
    expect(events.every(isSoundEvent)).toBe(true);
    // A journal writes it down as text.
    const read = JSON.parse(JSON.stringify(events)) as SoundEvent[];
    const heard: Float32Array[] = [];
    let nextFrame = 0;
    const bornFrame = events.findLast(([, kind]) => soundEvents[kind!] === 'born')![2]!;
    const replayer = new SoundReplayer(
      () => new Sound(synths.pop()!, settings, sampleRateHz),
      (left, right, frames, atFrame) => {
        expect(atFrame).toBe(nextFrame);
        nextFrame += frames;
        heard.push(left.slice(), right.slice());
      },
    );
    for (const event of read) replayer.hear(event);
    // It was born twice.
    expect(synths).toEqual([]);
    replayer.reach((lastFrame - bornFrame) / 64);
    expect(heard).toHaveLength(played.length);
    const differs = played.findIndex(
      (block, index) => !Buffer.from(block.buffer).equals(Buffer.from(heard[index]!.buffer)),
    );
    expect(differs).toBe(-1);
    const loudest = played.reduce((most, block) => Math.max(most, ...block), 0);
    expect(loudest).toBeGreaterThan(0.1);
  });

  it('is little: some forty things a second', () => {
    const seconds = lastFrame / sampleRateHz;
    expect(events.length / seconds).toBeLessThan(60);
    for (const kind of soundEvents) expect(events.map(([, each]) => soundEvents[each!])).toContain(kind);
  });
});

it('nothing else than what a sound can be told is one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer({ min: -2, max: 300 }), fc.double()), { maxLength: 12 }),
      (event) => {
        if (!isSoundEvent(event)) return;
        const [step = -1, kind = -1] = event;
        expect(step).toBeGreaterThanOrEqual(0);
        expect(event).toHaveLength(2 + saidBy[soundEvents[kind]!]);
      },
    ),
  );
  expect(isSoundEvent([0, 3, 5, 60, 90])).toBe(false);
  expect(isSoundEvent([0, 3, 3, 60, 90])).toBe(true);
  expect(isSoundEvent([0, 5, 1, 0, 0.5, 1, 1e6])).toBe(false);
});
