/**
 * Loads and plays every SoundFont of a folder with the real FluidSynth, in a process of its own: what a hostile one does
 * to it is seen from outside. Says which one it begins before it does, and in the end what it took.
 *
 *   node tools/checks/fuzz/play-fonts.mjs FOLDER native|wasm
 */
import { readdirSync, writeSync } from 'node:fs';
import path from 'node:path';

const [folder, engine] = process.argv.slice(2);
const modules = new URL('../../../dist/daemon/player/synth/', import.meta.url);
const { loadNativeFluidSynth } = await import(new URL('fluidsynth.native.js', modules));
const { openWasmFluidSynth } = await import(new URL('fluidsynth.wasm.js', modules));
const native = engine === 'native' ? loadNativeFluidSynth() : undefined;

const frames = 1024;
const drums = 9;
const tally = { played: 0, refused: [], sounding: 0, notFinite: [], slowest: { seconds: 0, font: '' } };

for (const font of readdirSync(folder).sort()) {
  writeSync(1, `${font}\n`);
  const before = process.cpuUsage();
  const settings = {
    soundFontPaths: [path.join(folder, font)],
    ...{ polyphony: 96, sampleRateHz: 48_000, mixesItself: false },
  };
  let synth;
  try {
    synth = native === undefined ? await openWasmFluidSynth(settings) : native.open(settings);
  } catch (error) {
    // A trap of the WebAssembly is a crash; that it says no is not.
    if (!/cannot load/.test(String(error))) throw error;
    tally.refused.push(font);
    continue;
  }
  let peak = 0;
  const look = (...channels) => {
    for (const channel of channels) {
      for (let frame = 0; frame < channel.length; frame += 1) {
        const level = Math.abs(channel[frame]);
        if (!(level <= peak)) peak = Number.isFinite(level) ? level : Infinity;
      }
    }
  };
  const render = () => {
    for (let turn = 0; turn < 4; turn += 1) {
      synth.render(0, frames);
      for (const { left, right } of synth.buses) look(left, right);
    }
  };
  for (const channel of [0, drums]) {
    for (const program of [0, 33, 73]) {
      if (!synth.programSelect(channel, program)) continue;
      for (const key of [0, 24, 60, 61, 96, 127]) {
        for (const velocity of [1, 100]) synth.noteOn(channel, key, velocity);
        synth.controlChange(channel, 1, key);
      }
      render();
      for (const key of [0, 24, 60, 61, 96, 127]) synth.noteOff(channel, key);
      render();
    }
  }
  synth.close();
  tally.played += 1;
  if (peak > 0) tally.sounding += 1;
  if (peak === Infinity) tally.notFinite.push(font);
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  if (seconds > tally.slowest.seconds) tally.slowest = { seconds, font };
}
const mostMb = Math.round(process.resourceUsage().maxRSS / 1024);
writeSync(1, `${JSON.stringify({ ...tally, mostMb })}\n`);
