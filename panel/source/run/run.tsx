import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Model } from '../model/model.ts';
import { PianoRoll } from '../music/piano-roll.tsx';
import { Controls } from './controls.tsx';
import { Dial } from './dial.tsx';
import { Health } from './health.tsx';
import { Listen } from './listen.tsx';
import { NowPlaying } from './now-playing.tsx';
import { PhonePart } from './phone.tsx';
import { StageNote } from './stage-note.tsx';
import { Vitals } from './vitals.tsx';
import './run.css';

interface RunProps {
  readonly model: Model;
  /** It sounds on whatever is shown. */
  readonly audio: RefObject<HTMLAudioElement | null>;
}

export function Run({ model, audio }: RunProps) {
  useEffect(() => model.keys.listen(), [model]);
  const isOnlyHeardHere = model.state !== undefined && !model.isHeardAtBand;
  const listen = <Listen model={model} audio={audio} isFirst={isOnlyHeardHere} />;
  return (
    <main class="run">
      <div class="stage">
        <Dial model={model} />
        <StageNote model={model} />
        {isOnlyHeardHere && listen}
        <NowPlaying model={model} />
      </div>
      <PianoRoll model={model} />
      <Vitals model={model} />
      <Controls model={model} />
      <div class="here">
        {!isOnlyHeardHere && listen}
        <PhonePart model={model} />
      </div>
      <Health model={model} />
    </main>
  );
}
