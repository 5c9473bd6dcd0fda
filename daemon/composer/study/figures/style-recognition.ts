import type { LaneLayout } from '../../lanes.ts';
import type { CommonManifest } from '../../models/common-manifest.ts';
import { modelStyleOf } from '../evaluate/evaluate.ts';
import { preparePiece } from '../evaluate/prepare-piece.ts';
import type { SourcePiece } from '../evaluate/read-pieces.ts';
import { type Classifier, type Example, trainClassifier } from './classifier.ts';
import { type Phrase, phraseFeatures, realPhrases } from './phrases.ts';

/** Names the style of eight bars, having been taught on real pieces only. */
export interface StyleJudge {
  /** Share of the phrases that are taken for the style. */
  recognised(phrases: readonly Phrase[], style: string): number;
  /** The same of real pieces that it was not taught on, by style; absent where there are none. */
  readonly realRecognised: Readonly<Record<string, number>>;
}

/** A style with less than this is taught little: more phrases of a piece than this teach nothing new. */
const mostPhrasesPerPiece = 8;
/** Every fifth piece is kept aside to test the judge. */
const keptAside = 5;

/** Undefined unless there are pieces of at least two styles. */
export function createStyleJudge(
  manifest: Pick<CommonManifest, 'styles'>,
  layout: LaneLayout,
  pieces: readonly SourcePiece[],
): StyleJudge | undefined {
  const styles = manifest.styles.map(({ name }) => name);
  const taught: Example[] = [];
  const aside = new Map<string, Phrase[]>();
  const seen = new Map<string, number>();
  for (const source of pieces) {
    const style = modelStyleOf(manifest, source.style);
    const piece = style === undefined ? undefined : preparePiece(source, layout);
    if (style === undefined || piece === undefined) continue;
    const number = seen.get(style) ?? 0;
    seen.set(style, number + 1);
    const phrases = realPhrases(piece, layout).filter((phrase) => phrase.length > 0);
    const chosen = phrases.slice(0, mostPhrasesPerPiece);
    if (number % keptAside === keptAside - 1) aside.set(style, [...(aside.get(style) ?? []), ...chosen]);
    else
      for (const phrase of chosen)
        taught.push({ features: phraseFeatures(phrase), label: styles.indexOf(style) });
  }
  if (new Set(taught.map(({ label }) => label)).size < 2) return undefined;
  const classifier = trainClassifier(taught, styles.length);
  return {
    recognised: (phrases, style) => shareTakenFor(classifier, phrases, styles.indexOf(style)),
    realRecognised: Object.fromEntries(
      [...aside].map(([style, phrases]) => [
        style,
        shareTakenFor(classifier, phrases, styles.indexOf(style)),
      ]),
    ),
  };
}

function shareTakenFor(classifier: Classifier, phrases: readonly Phrase[], label: number): number {
  const hits = phrases.filter((phrase) => classifier.classify(phraseFeatures(phrase)) === label).length;
  return hits / phrases.length;
}
