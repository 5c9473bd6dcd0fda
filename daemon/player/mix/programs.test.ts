import { existsSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { palette } from '../../band/instruments.ts';
import { type Part, parts } from '../../score/note.ts';
import { programsOf } from '../../styles/instruments.ts';
import { usualSampleRateHz as sampleRateHz } from '../options.ts';
import { BarStoreReader, BarStoreWriter, PlayableBar } from '../shared/bar-store.ts';
import { createPlayerControls } from '../shared/controls.ts';
import { mailRecord } from '../shared/mailbox.ts';
import { usualGains } from '../shared/part-gains.ts';
import { openSynth, soundFontPath } from '../synth/open-synth.ts';
import { eventGridFrames, type Synth } from '../synth/synth.ts';
import { testBar } from '../testing/bars.ts';
import { LoudnessMeter, lufsOf } from './loudness.ts';
import { Mix } from './mix.ts';

const prepared = process.env.CI === 'true' || existsSync(soundFontPath);
const blockFrames = 256;
const chord = [60, 64, 67];
const keysOf = { drums: [36, 38, 42], bass: [36], chords: chord, lead: [72], pad: chord };
const usualPrograms = { drums: 0, bass: 33, chords: 0, lead: 73, pad: 48 };

function barOf(part: Part, program: number): PlayableBar {
  const store = new BarStoreWriter();
  store.put(testBar({ index: 0, section: 'chorus', instruments: { ...usualPrograms, [part]: program } }));
  const bar = new PlayableBar();
  new BarStoreReader(store.buffers).load(0, bar);
  return bar;
}

describe.skipIf(!prepared)('the mix of everything that may be played', async () => {
  const synth: Synth = await openSynth({ engine: 'auto', polyphony: 96, sampleRateHz });
  afterAll(() => synth.close());

  /** Three notes of a part for a second in the mix, before anything is compressed. */
  function play(
    part: Part,
    program: number,
    gainDb = 0,
    withRoom = false,
  ): { left: Float32Array; right: Float32Array } {
    const mix = new Mix(synth, { reverb: withRoom, chorus: true }, sampleRateHz);
    mix.barBegins(barOf(part, program));
    const { buffers } = createPlayerControls({ partGainsDb: { ...usualGains, [part]: gainDb } });
    const mailbox = mailRecord.open(buffers.mailbox);
    mailbox.refresh();
    mix.follow(mailbox.fields, true);
    const left = new Float32Array(188 * blockFrames);
    const right = new Float32Array(left.length);
    const keys = keysOf[part];
    const index = parts.indexOf(part);
    for (const key of keys) mix.noteOn(index, key, 90);
    for (let at = 0; at < left.length; at += blockFrames) {
      synth.render(0, blockFrames);
      mix.process(left.subarray(at, at + blockFrames), right.subarray(at, at + blockFrames), 0, blockFrames);
    }
    for (const key of keys) mix.noteOff(index, key);
    for (let i = 0; i < 750; i += 1) synth.render(0, blockFrames);
    return { left, right };
  }
  function loudnessLufs({ left, right }: { left: Float32Array; right: Float32Array }): number {
    const meter = new LoudnessMeter(sampleRateHz);
    let sum = 0;
    for (let at = 0; at < left.length; at += eventGridFrames) {
      meter.measure(left, right, at);
      sum += meter.power;
    }
    return lufsOf((sum * eventGridFrames) / left.length);
  }
  const power = (sound: Float32Array): number => sound.reduce((sum, value) => sum + value * value, 0);

  it('loses at most 1.5 dB in mono', () => {
    const lost = parts.flatMap((part) =>
      programsOf[part].map((program) => {
        const { left, right } = play(part, program);
        const mono = left.map((value, i) => (value + right[i]!) / 2);
        return { part, program, db: 10 * Math.log10((power(left) + power(right)) / 2 / power(mono)) };
      }),
    );
    expect(lost.length).toBeGreaterThan(palette.programs.length);
    expect(lost.filter(({ db }) => db > 1.5)).toEqual([]);
    // It widens, too.
    expect(Math.max(...lost.map(({ db }) => db))).toBeGreaterThan(0.3);
  });

  it('is as much louder as is asked for, room and all', () => {
    for (const part of parts) {
      const [usual, louder, softer] = [0, 6, -6].map(
        (gainDb) => 10 * Math.log10(power(play(part, usualPrograms[part], gainDb, true).left)),
      );
      expect([louder! - usual!, softer! - usual!]).toEqual([expect.closeTo(6, 2), expect.closeTo(-6, 2)]);
    }
  });

  it('makes instruments as loud as each other, within what their sounds allow', () => {
    for (const part of ['bass', 'chords', 'lead', 'pad'] as const) {
      const levels = programsOf[part].map((program) => loudnessLufs(play(part, program)));
      expect(Math.max(...levels) - Math.min(...levels), part).toBeLessThan(6);
    }
  });
});
