import { existsSync, readFileSync, statSync } from 'node:fs';
import { shippedDrummer } from '../../band/drummer/shipped-drummer.ts';
import { shippedChordNetwork } from '../../composer/harmony/chord-network-file.ts';
import { verifyModel } from '../../composer/models/installed-model.ts';
import { createModelStore } from '../../composer/models/store.ts';
import { createSpeech, speaker } from '../../live/announcements/speech.ts';
import { loadSndfile } from '../../outputs/files/sndfile.native.ts';
import { loadLame } from '../../outputs/mp3/lame.native.ts';
import { inspectSoundFont, warningOf } from '../../player/sound-font/sound-font.ts';
import { loadNativeFluidSynth } from '../../player/synth/fluidsynth.native.ts';
import { engineFor, soundFontPath } from '../../player/synth/open-synth.ts';
import { packageRoot } from '../../system/files/package-root.ts';
import { monotonicClock } from '../../time/clock.ts';
import { type Check, fail, ok, warn } from './check.ts';

/** What must be installed for the music to be made. */
export const softwareChecks: readonly Check[] = [
  {
    name: 'node',
    look: () => {
      const text = (
        JSON.parse(readFileSync(`${packageRoot}/package.json`, 'utf8')) as { engines: { node: string } }
      ).engines.node;
      const wanted = text.replace(/^>=/, '');
      const detail = `Node ${process.versions.node}, ${process.platform} ${process.arch}`;
      return compareVersions(process.versions.node, wanted) >= 0
        ? ok(detail)
        : fail(detail, `Install Node ${wanted} or newer.`);
    },
  },
  {
    name: 'fluidsynth',
    look: () => {
      const library = loadNativeFluidSynth();
      return library
        ? ok(`FluidSynth ${library.version}`)
        : warn(
            'FluidSynth is not installed; its WebAssembly build plays and needs about half as much processor again',
            'Debian: apt install libfluidsynth3',
          );
    },
  },
  {
    name: 'lame',
    look: () =>
      loadLame()
        ? ok('LAME is installed')
        : warn(
            'LAME is not installed; its WebAssembly build encodes the stream at twice the cost',
            'Debian: apt install libmp3lame0',
          ),
  },
  {
    name: 'sndfile',
    look: () =>
      loadSndfile()
        ? ok('libsndfile is installed')
        : warn(
            'libsndfile is not installed: `render` writes no FLAC and no Opus',
            'Debian: apt install libsndfile1',
          ),
  },
  {
    name: 'voice',
    look: async ({ voice, player: { sampleRateHz } }) => {
      if (!voice.enabled) return ok('nothing is said over the music (voice.enabled)');
      const { signal } = new AbortController();
      const speech = createSpeech({ sampleRateHz, clock: monotonicClock, signal });
      await speech.say('1', voice.language);
      const { state } = speech;
      if (state.is === 'speaks') return ok(`${speaker} speaks`);
      const why = state.is === 'fails' ? `fails (${state.because})` : 'is not installed';
      return warn(`${speaker} ${why}: tones take its place`, `Debian: apt install ${speaker}`);
    },
  },
  {
    name: 'model',
    look: ({ composer }) => {
      const model = createModelStore().find(composer.model);
      verifyModel(model);
      const { name, version, files } = model.manifest;
      return ok(`${name} ${version}: ${files.length} files as the manifest says`);
    },
  },
  {
    name: 'drummer',
    look: () => {
      const { fault } = shippedDrummer();
      return fault ? warn(fault.message, fault.fix) : ok('the drummer is as it was trained');
    },
  },
  {
    name: 'chords',
    look: () => {
      const { fault } = shippedChordNetwork();
      return fault ? warn(fault.message, fault.fix) : ok('what follows a chord is as it was learnt');
    },
  },
  {
    name: 'soundfont',
    look: ({ player }) => {
      const path = player.soundFontPath ?? soundFontPath;
      const warning =
        player.soundFontPath && warningOf(path, inspectSoundFont(path, { engine: engineFor(player.synth) }));
      if (warning) return (warning.isReplaced ? fail : warn)(warning.message, warning.fix);
      if (!existsSync(path)) {
        return fail(`${path} is missing`, 'In a checkout: npm run prepare; else install again.');
      }
      return ok(`${path}, ${Math.round(statSync(path).size / 1e6)} MB`);
    },
  },
];

/** As numbers, part by part: below 0 when `a` is older than `b`. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let index = 0; index < 3; index += 1) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
