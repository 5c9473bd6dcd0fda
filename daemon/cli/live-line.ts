import type { PanelState } from '../panel/protocol/protocol.ts';
import type { Bar } from '../score/bar.ts';

/** What of the daemon's state is told in one line. */
type Shown = Pick<
  PanelState,
  'atSeconds' | 'playing' | 'muted' | 'styles' | 'body' | 'intent' | 'clock' | 'cue' | 'nobody' | 'outputs'
>;

const gap = '  ';

/** What is heard now, in at most so many columns: what matters least is left out first. */
export function describeLive(
  state: Shown,
  bar: Pick<Bar, 'index' | 'section'> | undefined,
  columns: number,
): string {
  const { playing, muted, body, clock, cue, nobody } = state;
  const output = state.outputs.find(({ isReferenceEar }) => isReferenceEar) ?? state.outputs[0];
  const sounds = clock !== undefined;
  /** In their order on the line, each with its rank. */
  const pieces: readonly (readonly [text: string | false | undefined, rank: number])[] = [
    [playing, 0],
    [muted && 'muted', 1],
    [styleOf(state), 3],
    [sounds && `${Math.round(clock.tempoBpm)} bpm`, 2],
    [body.cadenceSpm !== undefined && `cadence ${Math.round(body.cadenceSpm)}`, 6],
    [body.heartRateBpm !== undefined && `heart ${Math.round(body.heartRateBpm)}`, 7],
    [sounds && bar?.section, 8],
    [sounds && bar !== undefined && `bar ${bar.index + 1}`, 9],
    [output && (output.status === 'ok' ? output.name : `${output.name} ${output.status}`), 10],
    [cue && waiting(cue, state.atSeconds), 4],
    [nobody && 'nobody is heard: tactus pair', 5],
  ];
  const line = (most: number): string =>
    pieces.flatMap(([text, rank]) => (text && rank <= most ? [text] : [])).join(gap);
  for (let most = pieces.length; most > 0; most -= 1) if (line(most).length <= columns) return line(most);
  return line(0).slice(0, columns);
}

function styleOf({ styles, intent }: Shown): string {
  const [heaviest = ''] = Object.entries(intent.styleWeights).reduce<readonly [string?, number?]>(
    (best, entry) => (entry[1] > (best[1] ?? 0) ? entry : best),
    [],
  );
  return styles.find(({ name }) => name === heaviest)?.title ?? heaviest;
}

function waiting({ kind, soundsAtSeconds }: NonNullable<Shown['cue']>, nowSeconds: number): string {
  if (soundsAtSeconds === undefined) return `${kind} is heard`;
  return `${kind} in ${Math.max(0, Math.ceil(soundsAtSeconds - nowSeconds))} s`;
}
