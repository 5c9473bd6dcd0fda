import { useMemo } from 'preact/hooks';
import type { BarMessage } from '../../../daemon/panel/protocol/bar-message.ts';
import { Canvas, type Picture } from '../components/canvas.tsx';
import type { Model } from '../model/model.ts';
import { commonWords } from '../words/common.ts';
import { musicWords } from '../words/music.ts';
import { placeBars } from './bar-places.ts';
import { keyText } from './key-names.ts';
import { type Gains, isSilent } from './mixer.ts';
import type { PlayedKey, PlayedKeys } from './played-keys.ts';
import { layOut, notesTop, type PitchRange, type RollLayout, rangeOf, yOf } from './roll-layout.ts';
import { drawNote, pill } from './roll-notes.ts';
import { type BarTitle, RollTiles } from './roll-tiles.ts';
import './piano-roll.css';

const parts = ['lead', 'chords', 'pad', 'bass', 'drums'] as const;
/** What may still change is paler than what is sure, and what was is paler still. */
const plannedAlpha = 0.5;
const veilAlpha = 0.62;
/** A drum has no length: so long it is lit. */
const drumBeats = 0.25;
/** No note is longer. */
const longestBeats = 16;

interface PianoRollProps {
  readonly model: Model;
  /** What is played on this page. */
  readonly played: PlayedKeys;
}

/** The notes being played and those planned, each part in its colour; what may still change is paler. */
export function PianoRoll({ model, played }: PianoRollProps) {
  const draw = useMemo(() => createPicture(model, played), [model, played]);
  const words = musicWords();
  return (
    <section class="roll" aria-label={words.roll.name}>
      <Canvas class="roll-canvas" label={describe(model)} draw={draw} isSmooth />
      <ul class="legend">
        {parts.map((part) => (
          <li key={part} class={`legend-${part} ${isSilent(gainsOf(model), part) ? 'legend-silent' : ''}`}>
            {commonWords().parts[part]}
          </li>
        ))}
      </ul>
    </section>
  );
}

const unchanged: Gains = { lead: 0, chords: 0, pad: 0, bass: 0, drums: 0 };
const gainsOf = (model: Model): Gains => model.state?.partGainsDb ?? unchanged;

/** For who cannot see it; changes once a bar. */
function describe(model: Model): string {
  const words = musicWords();
  const beat = model.beat();
  const bar = beat === undefined ? undefined : model.score.barAt(beat);
  if (!bar) return words.roll.silent;
  const counts = parts.map(
    (part) => `${commonWords().parts[part]} ${bar.notes.filter((note) => note.part === part).length}`,
  );
  return words.roll.described(commonWords().sections[bar.section], keyText(bar.key), counts.join(', '));
}

/** Bars are pictures that move; only what sounds is drawn anew each time. */
function createPicture(model: Model, played: PlayedKeys): (picture: Picture) => void {
  const tiles = new RollTiles();
  let range: PitchRange | undefined;
  return (picture) => {
    const { context, colour } = picture;
    const { bars } = model.score;
    const beat = model.beat();
    const now = beat ?? bars[0]?.startBeat ?? 0;
    range = rangeOf(bars, range);
    const layout = layOut(picture, range);
    const { width, height, ratio, beatWidth, playheadX } = layout;
    const toX = (atBeat: number): number =>
      Math.round((playheadX + (atBeat - now) * beatWidth) * ratio) / ratio;
    const gains = gainsOf(model);
    const silent = parts.filter((part) => isSilent(gains, part));
    const dress = `${width} ${height} ${ratio} ${range.low} ${range.high} ${colour('--paper-deep')} ${silent}`;
    const heard = beat === undefined ? undefined : model.score.barAt(beat);
    const places = placeBars(bars, heard?.index, model.state?.form);
    tiles.keepOnly(bars);
    for (const bar of bars) {
      const x = toX(bar.startBeat);
      if (x > width || x + bar.lengthBeats * beatWidth < 0) continue;
      const mayChange = heard !== undefined && bar.index > heard.index + 1;
      context.globalAlpha = mayChange ? plannedAlpha : 1;
      const tile = tiles.tileOf(bar, titleOf(bar, places.get(bar.index)), layout, picture, gains, dress);
      context.drawImage(tile, x, 0, tile.width / ratio, height);
    }
    if (beat !== undefined) {
      context.globalAlpha = veilAlpha;
      context.fillStyle = colour('--paper-deep');
      context.fillRect(0, notesTop, playheadX, height - notesTop);
      context.globalAlpha = 1;
      for (const bar of bars) {
        if (bar.startBeat > now || bar.startBeat + bar.lengthBeats < now - longestBeats) continue;
        for (const note of bar.notes) {
          const length = note.part === 'drums' ? drumBeats : note.durationBeats;
          if (note.atBeat <= now && now < note.atBeat + length && !isSilent(gains, note.part))
            drawNote(context, note, toX(note.atBeat), layout, colour, true);
        }
      }
    }
    context.globalAlpha = 1;
    for (const key of played.keys) drawPlayed(picture, key, now, toX, layout);
    context.fillStyle = colour('--accent');
    context.fillRect(playheadX - 1, notesTop - 2, 2, height - notesTop + 2);
  };
}

function titleOf(bar: BarMessage, place: number | undefined): BarTitle {
  if (place === undefined) return { text: '', isSection: false };
  return place === 0
    ? { text: commonWords().sections[bar.section], isSection: true }
    : { text: String(place + 1), isSection: false };
}

/** What is played here, at once, as a frame: it has no part yet. */
function drawPlayed(
  { context, colour }: Picture,
  { pitchMidi, fromBeat, toBeat }: PlayedKey,
  now: number,
  toX: (beat: number) => number,
  layout: RollLayout,
): void {
  const x = toX(fromBeat);
  const width = Math.max(4, toX(toBeat ?? now) - x);
  if (x + width < 0) return;
  const thick = layout.thickness + 2;
  context.fillStyle = colour('--accent');
  pill(context, x, yOf(layout, pitchMidi) - thick / 2, width, thick);
  context.strokeStyle = colour('--ink');
  context.lineWidth = 1.5;
  context.stroke();
}
