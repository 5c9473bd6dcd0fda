import type { RefObject } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import type { Part } from '../../../daemon/score/note.ts';
import { WishSlider } from '../components/wish-slider.tsx';
import { useAnimation } from '../model/animation.ts';
import { named } from '../model/format.ts';
import { gainText, silentDb } from '../model/gain.ts';
import type { Model } from '../model/model.ts';
import { commonWords } from '../words/common.ts';
import { language } from '../words/language.ts';
import { musicWords } from '../words/music.ts';
import { activityAt } from './activity.ts';
import { isSilent, Mixer, soloOf } from './mixer.ts';

/** As in the roll, from the head down. */
const shownParts: readonly Part[] = ['lead', 'chords', 'pad', 'bass', 'drums'];
/** The foot of a slider is silence; further down than this nobody mixes. */
const lowestDb = -30;
const highestDb = 6;
/** Finer nobody sees. */
const activitySteps = 50;

interface PartsCardProps {
  readonly model: Model;
  readonly state: PanelState;
  readonly mayPlay: boolean;
}

/** Who plays: each part's notes, level and instrument. */
export function PartsCard({ model, state, mayPlay }: PartsCardProps) {
  const mixer = useMemo(() => new Mixer(), []);
  const list = useRef<HTMLUListElement>(null);
  useActivity(model, list);
  const words = musicWords().band;
  return (
    <section class="card band">
      <div class="music-card-head">
        <h3>{words.name}</h3>
        <p class="note">{words.note}</p>
      </div>
      <ul ref={list} class="band-parts">
        {shownParts.map((part) => (
          <Row key={part} model={model} state={state} part={part} mixer={mixer} mayPlay={mayPlay} />
        ))}
      </ul>
    </section>
  );
}

/** The notes of all parts as they are played: moved by themselves, thirty times a second. */
function useActivity(model: Model, list: RefObject<HTMLElement | null>): void {
  useAnimation(
    useMemo(() => {
      const shown = new Map<Part, number>();
      return () => {
        const beat = model.beat();
        for (const part of shownParts) {
          const gainDb = model.state?.partGainsDb[part] ?? 0;
          const activity = beat === undefined ? 0 : activityAt(model.score.bars, part, beat, gainDb);
          const next = Math.round(activitySteps * activity) / activitySteps;
          if (next === shown.get(part)) continue;
          shown.set(part, next);
          const bar = list.current?.querySelector<HTMLElement>(`[data-part=${part}]`);
          if (bar) bar.style.transform = `scaleX(${next})`;
        }
      };
    }, [model, list]),
  );
}

function Row(props: PartsCardProps & { readonly part: Part; readonly mixer: Mixer }) {
  const { model, state, part, mixer, mayPlay } = props;
  const words = musicWords();
  const gains = state.partGainsDb;
  const disabled = model.status.kind !== 'open';
  const name = commonWords().parts[part];
  const send = (partGainsDb: Partial<Record<Part, number>>): void => model.send({ partGainsDb });
  const isMuted = isSilent(gains, part);
  return (
    <li class={`part legend-${part} ${isMuted ? 'part-silent' : ''}`}>
      <div class="part-who">
        <span class="part-name">{name}</span>
        <span class="activity" aria-hidden="true">
          <span data-part={part} />
        </span>
        <Instrument model={model} state={state} part={part} mayPlay={mayPlay} />
      </div>
      {mayPlay && (
        <div class="part-mix">
          <WishSlider
            name={words.band.level(name)}
            isNameless
            low={lowestDb}
            high={highestDb}
            value={Math.max(lowestDb, gains[part])}
            text={(db) => gainText(db, lowestDb)}
            disabled={disabled}
            onSlide={(db) => send({ [part]: db <= lowestDb ? silentDb : db })}
          />
          <button
            type="button"
            class="plain part-button"
            aria-pressed={isMuted}
            aria-label={words.band.mutePart(name)}
            title={words.band.mute}
            disabled={disabled}
            onClick={() => send(mixer.toggleMute(gains, part))}
          >
            M
          </button>
          <button
            type="button"
            class="plain part-button"
            aria-pressed={soloOf(gains) === part}
            aria-label={words.band.soloPart(name)}
            title={words.band.solo}
            disabled={disabled}
            onClick={() => send(mixer.toggleSolo(gains, part))}
          >
            S
          </button>
        </div>
      )}
    </li>
  );
}

function Instrument(props: PartsCardProps & { readonly part: Part }) {
  const { model, state, part, mayPlay } = props;
  const words = musicWords().band;
  const { instrument, wished, choices } = state.parts[part];
  const spoken = language();
  // Dozens of them, and the same each time.
  const options = useMemo(
    () =>
      choices.map((choice) => (
        <option key={choice} value={choice}>
          {instrumentText(choice)}
        </option>
      )),
    [choices, spoken],
  );
  if (!mayPlay) return <span class="part-instrument">{instrument ? instrumentText(instrument) : ''}</span>;
  return (
    <select
      class="part-instrument"
      aria-label={words.instrument(commonWords().parts[part])}
      value={wished}
      disabled={model.status.kind !== 'open'}
      onChange={({ currentTarget: { value } }) =>
        model.send({ instruments: { [part]: value } as PanelInstruments })
      }
    >
      <option value="auto">
        {instrument && wished === 'auto' ? words.autoNow(instrumentText(instrument)) : words.auto}
      </option>
      {options}
    </select>
  );
}

type PanelInstruments = NonNullable<Parameters<Model['send']>[0]['instruments']>;

/** In this page's language, or at least in words. */
const instrumentText = (name: string): string => named(musicWords().instruments, name);
