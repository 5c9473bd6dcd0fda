import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../system/files/package-root.ts';
import { loadNativeFluidSynth } from '../synth/fluidsynth.native.ts';
import { hostileSoundFont } from '../testing/hostile-sound-fonts.ts';
import { inspectSoundFont } from './sound-font.ts';

/**
 * What passes the check is loaded and played by the real FluidSynth, in processes of their own: a crash, a hang or
 * memory without end is ours, since we let it pass. More with `npm run test:million -- --runs 20000 sound-font`.
 */
const runs = Math.min(20_000, Number(process.env.TACTUS_PROPERTY_RUNS ?? 400));
const batch = 200;
const ci = process.env.CI === 'true';

/** Against the built modules: `npm test` builds first. */
const program = path.join(packageRoot, 'tools/checks/fuzz/play-fonts.mjs');
const folder = mkdtempSync(path.join(tmpdir(), 'tactus-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Played {
  readonly ended: string;
  /** The font that was being played last. */
  readonly last: string;
  readonly tally?: {
    readonly played: number;
    readonly refused: readonly string[];
    readonly sounding: number;
    readonly notFinite: readonly string[];
    readonly slowest: { readonly seconds: number; readonly font: string };
    readonly mostMb: number;
  };
}

async function play(fonts: string, engine: string): Promise<Played> {
  const child = spawn(process.execPath, [program, fonts, engine], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  // A hang is a hang on any machine: a batch takes a few seconds.
  const timer = setTimeout(() => child.kill('SIGKILL'), 300_000);
  const ended = await new Promise<string>((resolve) => {
    child.once('close', (code, signal) => resolve(signal ?? (code === 0 ? 'well' : complaints)));
  });
  clearTimeout(timer);
  const lines = said.trimEnd().split('\n');
  if (ended !== 'well') return { ended, last: lines.at(-1) ?? '' };
  return { ended, last: '', tally: JSON.parse(lines.at(-1)!) as NonNullable<Played['tally']> };
}

describe('a hostile SoundFont that is let pass', () => {
  const engines = (['native', 'wasm'] as const).filter(
    (engine) => engine === 'wasm' || ci || loadNativeFluidSynth() !== undefined,
  );
  it.each(engines)('does no harm, %s', { timeout: 120_000 + 60 * runs }, async (engine) => {
    let passed = 0;
    let sounding = 0;
    for (let done = 0; done < runs; done += batch) {
      const fonts = path.join(folder, `${engine}-${done}`);
      mkdirSync(fonts);
      const candidates = fc.sample(hostileSoundFont, Math.min(batch, runs - done));
      candidates.forEach((font, index) => {
        const file = path.join(fonts, `${String(index).padStart(4, '0')}.sf2`);
        writeFileSync(file, font);
        if (inspectSoundFont(file, { engine }).fault !== undefined) rmSync(file);
        else passed += 1;
      });
      const { ended, last, tally } = await play(fonts, engine);
      const culprit = path.join(fonts, last || tally?.notFinite[0] || tally?.slowest.font || '');
      const kept = path.join(tmpdir(), 'tactus-hostile.sf2');
      if (ended !== 'well' || tally?.notFinite.length !== 0) cpSync(culprit, kept, { recursive: true });
      expect(ended, `kept: ${kept}`).toBe('well');
      expect(tally!.notFinite, `kept: ${kept}`).toEqual([]);
      // Some seconds for what takes a hundredth: sanitised builds and busy machines are slower, not that slow.
      expect(tally!.slowest.seconds, culprit).toBeLessThan(10);
      expect(tally!.mostMb, fonts).toBeLessThan(600);
      sounding += tally!.sounding;
      rmSync(fonts, { recursive: true });
    }
    // Else the check refuses everything, or nothing is played.
    expect(passed / runs).toBeGreaterThan(0.1);
    expect(sounding / passed).toBeGreaterThan(0.5);
  });
});
