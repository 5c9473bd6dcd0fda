import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Controls } from './components/controls.tsx';
import { Dial } from './components/dial.tsx';
import { Listen } from './components/listen.tsx';
import { PhonePart } from './components/phone.tsx';
import { PianoRoll } from './components/piano-roll.tsx';
import { StageNote } from './components/stage-note.tsx';
import { Header, Health, Notice, NowPlaying, Offline } from './components/status.tsx';
import { Vitals } from './components/vitals.tsx';
import { Model, useModel } from './model/model.ts';
import './style.css';

function Panel({ model }: { readonly model: Model }) {
  useModel(model);
  useEffect(() => model.keys.listen(), [model]);
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => () => model.listening.stop(), [model]);
  const isOnlyHeardHere = model.state !== undefined && !model.isHeardAtBand;
  const listen = <Listen model={model} audio={audio} isFirst={isOnlyHeardHere} />;
  return (
    <div class={`page ${model.status.kind === 'open' ? '' : 'page-stale'}`}>
      <Header model={model} />
      <Offline model={model} />
      <main>
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
      <Notice model={model} />
      {/* biome-ignore lint/a11y/useMediaCaption: music without words. */}
      <audio ref={audio} preload="none" />
    </div>
  );
}

const root = document.getElementById('panel');
if (root) {
  const model = new Model();
  render(<Panel model={model} />, root);
  model.connect();
}
