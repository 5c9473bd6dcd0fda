import { type RefObject, render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Controls } from './components/controls.tsx';
import { Dial } from './components/dial.tsx';
import { Entry } from './components/entry.tsx';
import { Listen } from './components/listen.tsx';
import { PhonePart } from './components/phone.tsx';
import { PianoRoll } from './components/piano-roll.tsx';
import { SetUp } from './components/set-up.tsx';
import { StageNote } from './components/stage-note.tsx';
import { Header, Health, Notice, NowPlaying, Offline } from './components/status.tsx';
import { Vitals } from './components/vitals.tsx';
import { Model, useModel } from './model/model.ts';
import { usePlace } from './model/place.ts';
import './style.css';

function Panel({ model }: { readonly model: Model }) {
  useModel(model);
  const place = usePlace();
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => () => model.listening.stop(), [model]);
  const { access } = model;
  const isAtDoor = access.state === 'out' || (access.state === 'in' && access.offered !== undefined);
  return (
    <div
      class={`page ${model.status.kind === 'open' ? '' : 'page-stale'} ${access.isFresh ? 'page-fresh' : ''}`}
    >
      <Header model={model} />
      {!isAtDoor && <Offline model={model} />}
      {isAtDoor ? (
        <Entry access={access} />
      ) : place.view !== 'music' && access.is('admin') ? (
        <SetUp model={model} place={place} />
      ) : (
        <Music model={model} audio={audio} />
      )}
      <Notice model={model} />
      {/* biome-ignore lint/a11y/useMediaCaption: music without words. */}
      <audio ref={audio} preload="none" />
    </div>
  );
}

interface MusicProps {
  readonly model: Model;
  /** It sounds on whatever is shown. */
  readonly audio: RefObject<HTMLAudioElement | null>;
}

function Music({ model, audio }: MusicProps) {
  useEffect(() => model.keys.listen(), [model]);
  const isOnlyHeardHere = model.state !== undefined && !model.isHeardAtBand;
  const listen = <Listen model={model} audio={audio} isFirst={isOnlyHeardHere} />;
  return (
    <main class="music">
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

const root = document.getElementById('panel');
if (root) {
  // What was there for browsers that cannot read this: `render` would leave it.
  root.replaceChildren();
  const model = new Model();
  render(<Panel model={model} />, root);
  void model.access.check();
}
