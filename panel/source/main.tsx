import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import { Controls } from './components/controls.tsx';
import { Dial } from './components/dial.tsx';
import { Listen } from './components/listen.tsx';
import { PhonePart } from './components/phone.tsx';
import { PianoRoll } from './components/piano-roll.tsx';
import { Header, Health, Notice, NowPlaying, Offline } from './components/status.tsx';
import { Vitals } from './components/vitals.tsx';
import { Model, useModel } from './model/model.ts';
import './style.css';

function Panel({ model }: { readonly model: Model }) {
  useModel(model);
  useEffect(() => listenToKeys(model), [model]);
  return (
    <div class={`page ${model.status.kind === 'open' ? '' : 'page-stale'}`}>
      <Header model={model} />
      <Offline model={model} />
      <main>
        <div class="stage">
          <Dial model={model} />
          <NowPlaying model={model} />
        </div>
        <PianoRoll model={model} />
        <Vitals model={model} />
        <Controls model={model} />
        <div class="here">
          <Listen model={model} />
          <PhonePart model={model} />
        </div>
        <Health model={model} />
      </main>
      <Notice model={model} />
    </div>
  );
}

/** Space plays and stops, M mutes, wherever nothing else wants the key. */
function listenToKeys(model: Model): () => void {
  const onKey = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !model.state) return;
    const wantsSpace = target.closest('button, input, a, summary') !== null;
    if (event.code === 'Space' && !wantsSpace) model.togglePlay();
    else if (event.code === 'KeyM') model.send({ muted: !model.state.muted });
    else return;
    event.preventDefault();
  };
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}

const root = document.getElementById('panel');
if (root) {
  const model = new Model();
  render(<Panel model={model} />, root);
  model.connect();
}
