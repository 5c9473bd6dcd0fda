import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Model } from '../model/model.ts';
import { CueNote, Cues } from './cues.tsx';
import { Dial } from './dial.tsx';
import { More } from './more.tsx';
import { Slot } from './slot.tsx';
import { Sound } from './sound.tsx';
import { Vitals } from './vitals.tsx';
import './run.css';

interface RunProps {
  readonly model: Model;
  /** It sounds on whatever is shown. */
  readonly audio: RefObject<HTMLAudioElement | null>;
}

/** The face of the one who runs: all of it at once in sight, and nothing on it ever moves. */
export function Run({ model, audio }: RunProps) {
  useEffect(() => model.keys.listen(), [model]);
  const [isMore, setMore] = useState(false);
  return (
    <main class="run">
      <div class="face">
        <div class="face-half">
          <Slot model={model} audio={audio} />
          <Dial model={model} />
          <CueNote model={model} />
        </div>
        <div class="face-half">
          <Vitals model={model} />
          <Cues model={model} onMore={() => setMore(true)} />
          <Sound model={model} />
        </div>
      </div>
      {isMore && <More model={model} audio={audio} onClose={() => setMore(false)} />}
    </main>
  );
}
