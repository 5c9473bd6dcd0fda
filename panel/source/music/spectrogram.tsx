import { useEffect, useMemo } from 'preact/hooks';
import { bandEdgeHz, softestDb, spectrumBands } from '../../../daemon/player/spectrum/spectrum.ts';
import { Canvas, type Picture } from '../components/canvas.tsx';
import { decimal } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { musicWords } from '../words/music.ts';
import { PeakMeter } from './peak-meter.ts';
import { SpectrogramStrip } from './spectrogram-strip.ts';

/** Of the time that is shown. */
const pixelsPerSecond = 44;
const meterWidth = 34;
const marksHz = [
  [100, '100'],
  [1000, '1k'],
  [10_000, '10k'],
] as const;
/** What a meter shows at its foot. */
const lowestDb = -60;
/** Above this it is nearly as loud as can be. */
const loudDb = -6;

const heightOf = (hz: number): number =>
  Math.log(hz / bandEdgeHz(0)) / Math.log(bandEdgeHz(spectrumBands) / bandEdgeHz(0));

/** What was heard in the last seconds, by pitch and loudness, and how loud it is now on both sides. */
export function Spectrogram({ model }: { readonly model: Model }) {
  const words = musicWords().spectrum;
  const picture = useMemo(() => createPicture(model), [model]);
  useEffect(() => model.spectra.listen(picture.hear), [model, picture]);
  const [left, right] = picture.heldDb();
  return (
    <section class="spectrum" aria-label={words.name}>
      <Canvas class="spectrum-canvas" label={words.described} draw={picture.draw} />
      <p class="spectrum-peaks">
        <span class="unseen">{words.peaks}: </span>
        <span>{words.peak(words.left, dbText(left))}</span>
        <span>{words.peak(words.right, dbText(right))}</span>
      </p>
    </section>
  );
}

const dbText = (db: number): string => (db <= softestDb ? '−∞' : decimal(db, 0).replace('-', '−'));

function createPicture(model: Model) {
  const strip = new SpectrogramStrip();
  const meters = [new PeakMeter(), new PeakMeter()] as const;
  let dress = '';
  const nowSeconds = (): number => model.daemonSeconds() ?? 0;

  return {
    hear: ({ levels, peakDb, atSeconds }: Parameters<Parameters<Model['spectra']['listen']>[0]>[0]): void => {
      strip.add(levels, atSeconds);
      for (const side of [0, 1] as const) meters[side].hear(peakDb[side], nowSeconds());
    },
    heldDb: () => meters.map((meter) => meter.at(nowSeconds()).heldDb) as [number, number],
    draw: (picture: Picture): void => {
      const { context, width, height, ratio, colour } = picture;
      const now = nowSeconds();
      const wide = width - meterWidth;
      const isNow = `${width} ${height} ${ratio} ${colour('--paper-deep')}`;
      if (dress !== isNow) {
        dress = isNow;
        strip.fit(
          {
            width: Math.round(wide * ratio),
            height: Math.round(height * ratio),
            pixelsPerSecond: pixelsPerSecond * ratio,
          },
          colour,
        );
      }
      // In device pixels: copies between them cost little.
      context.setTransform(1, 0, 0, 1, 0, 0);
      strip.draw(context, now);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      drawBarLines(picture, model, wide);
      drawScale(picture);
      for (const [side, meter] of meters.entries()) drawMeter(picture, meter.at(now), wide + 8 + side * 13);
    },
  };
}

/** Where bars began, as in the roll above. */
function drawBarLines({ context, height, colour }: Picture, model: Model, wide: number): void {
  const beat = model.beat();
  const tempoBpm = model.state?.clock?.tempoBpm;
  if (beat === undefined || tempoBpm === undefined) return;
  context.fillStyle = colour('--line-strong');
  for (const { startBeat } of model.score.bars) {
    const x = wide - ((beat - startBeat) * 60 * pixelsPerSecond) / tempoBpm;
    if (x > 0 && x <= wide) context.fillRect(Math.round(x), 0, 1, height);
  }
}

function drawScale({ context, height, colour }: Picture): void {
  context.font = '500 10.5px system-ui, sans-serif';
  context.textBaseline = 'middle';
  for (const [hz, text] of marksHz) {
    const y = height * (1 - heightOf(hz));
    context.fillStyle = colour('--paper-deep');
    context.globalAlpha = 0.75;
    context.fillRect(4, y - 7, 8 + 6 * text.length, 14);
    context.globalAlpha = 1;
    context.fillStyle = colour('--ink-soft');
    context.fillText(text, 8, y + 0.5);
  }
}

function drawMeter(
  { context, height, colour }: Picture,
  { db, heldDb }: ReturnType<PeakMeter['at']>,
  x: number,
): void {
  const top = 10;
  const room = height - 2 * top;
  const yOf = (level: number): number => top + room * Math.min(1, Math.max(0, level / lowestDb));
  context.fillStyle = colour('--line');
  context.fillRect(x, top, 9, room);
  context.fillStyle = colour('--chords');
  context.fillRect(x, yOf(db), 9, top + room - yOf(db));
  if (db > loudDb) {
    context.fillStyle = colour('--accent');
    context.fillRect(x, yOf(db), 9, yOf(loudDb) - yOf(db));
  }
  if (heldDb <= lowestDb) return;
  context.fillStyle = colour('--ink');
  context.fillRect(x, yOf(heldDb) - 1, 9, 2);
}
