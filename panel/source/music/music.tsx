import { useMemo } from 'preact/hooks';
import { ViewHeading } from '../components/view-heading.tsx';
import type { ViewProps } from '../frame/views.ts';
import type { Model } from '../model/model.ts';
import { musicWords } from '../words/music.ts';
import { Form } from './form.tsx';
import { Jam } from './jam.tsx';
import { chordText, keyText } from './key-names.ts';
import { PartsCard } from './parts-card.tsx';
import { PianoRoll } from './piano-roll.tsx';
import { PlayedKeys } from './played-keys.ts';
import { Spectrogram } from './spectrogram.tsx';
import { StyleMix } from './style-mix.tsx';
import { TasteCard } from './taste-card.tsx';
import { Tune } from './tune.tsx';
import './music.css';

/** The music: what is played, and what it is played like. Who only looks on sees the same, and nothing to press. */
export default function Music({ model }: ViewProps) {
  const played = useMemo(() => new PlayedKeys(), []);
  const words = musicWords();
  const { state } = model;
  const mayPlay = model.access.is('performer');
  return (
    <main class="music">
      <div class="music-head">
        <ViewHeading>{words.title}</ViewHeading>
        <Now model={model} />
      </div>
      {state && (
        <>
          <div class="music-wide">
            <Form form={state.form} beatInBar01={beatInBar(model)} />
            <PianoRoll model={model} played={played} />
            <Spectrogram model={model} />
          </div>
          <StyleMix model={model} state={state} mayPlay={mayPlay} />
          <Tune model={model} state={state} mayPlay={mayPlay} />
          <PartsCard model={model} state={state} mayPlay={mayPlay} />
          <TasteCard model={model} state={state} mayPlay={mayPlay} />
          <div class="music-foot">
            {mayPlay && <Jam model={model} jam={state.jam} played={played} />}
            <p class="music-more">
              {!mayPlay && <span class="note">{words.looksOn} </span>}
              <a href="#listening-test">{words.test}</a>
            </p>
          </div>
        </>
      )}
    </main>
  );
}

/** Chord and key, large enough to play along with. */
function Now({ model }: { readonly model: Model }) {
  const words = musicWords();
  const beat = model.beat();
  const bar = beat === undefined ? undefined : model.score.barAt(beat);
  const chords = beat === undefined ? {} : model.score.chordsAt(beat);
  if (!bar) return <p class="music-now">{model.state ? words.silence : ''}</p>;
  return (
    <p class="music-now">
      <span class="unseen">{words.now.chord} </span>
      <strong class="music-chord">{chordText(chords.now ?? '–')}</strong>
      <span class="music-next">{chords.next ? `→ ${chordText(chords.next)}` : ''}</span>
      <span class="music-key">{keyText(bar.key)}</span>
    </p>
  );
}

/** How much of the bar that is heard is over, 0 to 1. */
function beatInBar(model: Model): number {
  const beat = model.beat();
  const bar = beat === undefined ? undefined : model.score.barAt(beat);
  return bar && beat !== undefined ? (beat - bar.startBeat) / bar.lengthBeats : 0;
}
