import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { WavFile } from '../../outputs/wav/wav-file.ts';
import { findProgram } from '../../system/testing/program.ts';
import { requireInstalled } from '../../system/testing/require-installed.ts';
import { ManualClock } from '../../time/clock.ts';
import { createSpeech, speaker } from './speech.ts';

const sampleRateHz = 48_000;
const isInstalled = findProgram(speaker) !== undefined;
requireInstalled(speaker, isInstalled);

const folder = mkdtempSync(path.join(tmpdir(), 'tactus-speech-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => path.join(folder, name);

function setUp(program: string = speaker) {
  const clock = new ManualClock();
  const ending = new AbortController();
  return { clock, ending, speech: createSpeech({ sampleRateHz, clock, signal: ending.signal, program }) };
}

/** A program of a few lines of shell in the place of the real one: how it may go wrong. */
function script(name: string, ...lines: readonly string[]): string {
  writeFileSync(at(name), ['#!/bin/sh', ...lines, ''].join('\n'));
  chmodSync(at(name), 0o755);
  return at(name);
}

const peakOf = (sound: Float32Array): number =>
  sound.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

describe.skipIf(!isInstalled)('espeak-ng', () => {
  it('speaks three languages, each sentence as loud as every other', async () => {
    const { speech } = setUp();
    expect(speech.state).toEqual({ is: 'unasked' });
    await speech.look();
    expect(speech.state).toEqual({ is: 'speaks' });
    const english = await speech.say('Kilometre 3: 5 minutes 20 seconds.', 'en');
    const portuguese = await speech.say('Quilómetro 3: 5 minutos 20 segundos.', 'pt');
    const german = await speech.say('Kilometer 3: 5 Minuten 20 Sekunden.', 'de');
    for (const sound of [english, portuguese, german]) {
      expect(sound!.length / sampleRateHz).toBeGreaterThan(1);
      expect(sound!.length / sampleRateHz).toBeLessThan(8);
      // Between two samples of the slower rate it may be a little louder.
      expect(peakOf(sound!)).toBeGreaterThan(0.65);
      expect(peakOf(sound!)).toBeLessThan(0.8);
    }
    expect(speech.state).toEqual({ is: 'speaks' });
  });

  it('is cut off after 12 s', async () => {
    const sound = await setUp().speech.say('one two three four five six seven '.repeat(8), 'en');
    expect(sound!.length / sampleRateHz).toBeCloseTo(12, 2);
  });
});

describe('speech', () => {
  it('is none where the program is not there, and is tried again later', async () => {
    const program = at('later');
    const { clock, speech } = setUp(program);
    await speech.look();
    expect(speech.state).toEqual({ is: 'absent' });
    script('later', 'exit 0');
    await speech.look();
    expect(speech.state).toEqual({ is: 'absent' });
    clock.advanceTo(31);
    await speech.look();
    expect(speech.state).toEqual({ is: 'speaks' });
  });

  it('is what the program writes, at our rate, and the sentence comes to it as it is', async () => {
    const wav = new WavFile(at('tone.wav'), { sampleRateHz: 24_000, format: 'pcm16' });
    const sine = (i: number, rateHz: number): number => Math.sin((2 * Math.PI * 480 * i) / rateHz);
    const tone = Float32Array.from({ length: 24_000 }, (_, i) => 0.1 * sine(i, 24_000));
    wav.write(tone, tone);
    wav.finish();
    const program = script(
      'parrot',
      ...[`cat >${at('heard')}`, `echo "$@" >${at('options')}`, `cat ${at('tone.wav')}`],
    );
    const sentence = '-v $(exit 1) `exit 1` "quoted" Ü';
    const sound = await setUp(program).speech.say(sentence, 'de');
    expect(readFileSync(at('heard'), 'utf8')).toBe(sentence);
    expect(readFileSync(at('options'), 'utf8')).toContain('-v de');
    expect(sound!.length).toBe(sampleRateHz);
    const off = sound!.map((value, i) => value - 0.7 * sine(i, sampleRateHz));
    // Its beginning is filtered, and its end fades.
    expect(peakOf(off.subarray(100, sampleRateHz - 1200))).toBeLessThan(0.01);
    expect(Math.abs(sound!.at(-1)!)).toBeLessThan(0.01);
  });

  it.each([
    ['fails', ['echo no voice >&2', 'exit 3'], /ended with 3: no voice/],
    ['says nothing', ['exit 0'], /no WAV/],
    ['does not read', ['exec <&-', 'echo no'], /no WAV/],
    ['says too much', ['exec cat /dev/zero'], /maxBuffer/],
    ['does not end', ['exec sleep 60'], /within 5 s/],
  ])('is none of a program that %s, and it is left alone for a while', async (name, lines, because) => {
    const slug = name.replaceAll(' ', '-');
    const program = script(slug, `echo >>${at(`${slug}.asked`)}`, ...lines);
    const { clock, speech } = setUp(program);
    const asked = (): number => readFileSync(at(`${slug}.asked`), 'utf8').length;
    expect(await speech.say('one', 'en')).toBeUndefined();
    expect(speech.state).toEqual({ is: 'fails', because: expect.stringMatching(because) });
    expect(await speech.say('two', 'en')).toBeUndefined();
    if (name === 'does not end') return;
    expect(asked()).toBe(1);
    clock.advanceTo(31);
    expect(await speech.say('three', 'en')).toBeUndefined();
    expect(asked()).toBe(2);
    // Twice as long now.
    clock.advanceTo(80);
    expect(await speech.say('four', 'en')).toBeUndefined();
    expect(asked()).toBe(2);
  });

  it('ends with who wanted it', async () => {
    const { ending, speech } = setUp(script('slow', 'exec sleep 60'));
    const said = speech.say('one', 'en');
    ending.abort();
    expect(await said).toBeUndefined();
  });
});
