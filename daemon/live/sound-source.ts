import { basename } from 'node:path';
import type { LivePlayer } from '../player/live-player.ts';
import type { PlayerOptions } from '../player/options.ts';
import type { PlayerControls } from '../player/shared/controls.ts';
import type { Desk } from '../player/shared/desk.ts';
import { SoundLogReader, soundEvents } from '../player/sound-log/sound-log.ts';
import { soundFontPath } from '../player/synth/open-synth.ts';
import { eventGridFrames } from '../player/synth/synth.ts';
import type { SoundSource } from '../recorder/recorder.ts';
import type { PlayingSynth } from '../recorder/scribe.ts';
import { sha256OfFile } from '../system/files/file-hash.ts';

const born = soundEvents.indexOf('born');

export interface SoundSourceDependencies {
  readonly player: Pick<LivePlayer, 'ready'>;
  readonly controls: Pick<PlayerControls, 'clock'> & { readonly desk: Pick<Desk, 'beginTake'> };
  readonly options: PlayerOptions;
}

/** What the sound of this player is told, for whoever keeps it. */
export function createSoundSource(
  log: SharedArrayBuffer,
  { player, controls, options }: SoundSourceDependencies,
): SoundSource {
  const reader = new SoundLogReader(log);
  let synth: PlayingSynth | undefined;
  let dropped = 0;
  let bornFrame = 0;
  const { sampleRateHz } = options;
  void player.ready.then(
    async (ready) => {
      const paths =
        options.soundFontPath === undefined ? [soundFontPath] : [options.soundFontPath, soundFontPath];
      const soundFonts = await Promise.all(
        paths.map(async (path) => ({ name: basename(path), sha256: await sha256OfFile(path) })),
      );
      synth = { description: ready.synth, engine: ready.engine, sampleRateHz, soundFonts };
    },
    // It plays nothing; whoever waits for it says why.
    () => {},
  );
  return {
    synth: () => synth,
    begin: () => controls.desk.beginTake(),
    read() {
      // What it was told until that frame is in the log already.
      const { frame } = controls.clock.read();
      const events = reader.read();
      for (const [, kind, startFrame = 0] of events) if (kind === born) bornFrame = startFrame;
      const lost = reader.dropped - dropped;
      dropped = reader.dropped;
      const [last = 0] = events.at(-1) ?? [];
      return { to: Math.max(last, Math.floor((frame - bornFrame) / eventGridFrames)), events, lost };
    },
  };
}
