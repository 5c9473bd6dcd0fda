import { useEffect, useState } from 'preact/hooks';
import { named } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { chordText, keyText } from '../music/key-names.ts';
import { commonWords } from '../words/common.ts';
import { runWords } from '../words/run.ts';
import { Icon } from './icons.tsx';
import { HearHere, useRunsHere } from './run-here.tsx';
import { isRunOver, SeeRun } from './see-run.tsx';
import { TouchButton } from './touch-button.tsx';

/**
 * Over the dial, where one looks first, always as high: what keeps the music from being heard, and what to do about it;
 * else what is heard.
 */
export function Slot({ model, audio }: SlotProps) {
  return (
    <section class="slot" aria-label={runWords().slot.label}>
      {contentOf({ model, audio }, useRunsHere(model))}
    </section>
  );
}

type SlotProps = Parameters<typeof HearHere>[0];

function contentOf({ model, audio }: SlotProps, runsHere: ReturnType<typeof useRunsHere>) {
  const { state, status } = model;
  const words = runWords().slot;
  if (!state) return null;
  if (status.kind !== 'open') return <Lost model={model} />;
  if (state.muted && !model.may('volume')) return <p class="slot-text">{words.isMuted}</p>;
  if (state.muted) {
    return (
      <TouchButton
        class="slot-button slot-warn"
        disabled={false}
        onPress={() => model.send({ muted: false })}
      >
        <Icon name="muted" />
        {words.muted}
      </TouchButton>
    );
  }
  if (isRunOver(model)) return <SeeRun model={model} />;
  if (runsHere) return <HearHere model={model} audio={audio} />;
  if (state.nobody)
    return (
      <p class="slot-text" lang="en">
        {state.nobody.hint}
      </p>
    );
  return <NowPlaying model={model} />;
}

/** That what is shown is old, and what is done about it. */
function Lost({ model }: { readonly model: Model }) {
  const { status } = model;
  const words = runWords().slot;
  const [nowMs, setNowMs] = useState(performance.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNowMs(performance.now()), 250);
    return () => window.clearInterval(timer);
  }, []);
  const inSeconds = status.kind === 'lost' ? Math.ceil((status.retryAtMs - nowMs) / 1000) : 0;
  return (
    <>
      <div class="slot-text slot-bad" role="alert">
        <strong>{words.lost}</strong> {words.playsOn}{' '}
        <span aria-hidden="true">{inSeconds > 0 ? words.again(inSeconds) : words.trying}</span>
      </div>
      <TouchButton class="slot-side" disabled={false} onPress={() => model.connect()}>
        {words.now}
      </TouchButton>
    </>
  );
}

/** Section and chord, large enough to read on the run. */
function NowPlaying({ model }: { readonly model: Model }) {
  const beat = model.beat();
  const bar = beat === undefined ? undefined : model.score.barAt(beat);
  if (beat === undefined || !bar) return <p class="slot-text slot-still">{runWords().slot.silence}</p>;
  const chords = model.score.chordsAt(beat);
  return (
    <div class="now">
      <p key={bar.section} class="now-section">
        {named(commonWords().sections, bar.section)}
      </p>
      <p class="now-chord">
        <span key={chords.now} data-testid="chord">
          {chords.now === undefined ? '–' : chordText(chords.now)}
        </span>
        <span key={`${chords.next} next`} class="now-next">
          {chords.next ? `→ ${chordText(chords.next)}` : ''}
        </span>
      </p>
      <p key={`${bar.key} key`} class="now-key">
        {keyText(bar.key)}
      </p>
    </div>
  );
}
