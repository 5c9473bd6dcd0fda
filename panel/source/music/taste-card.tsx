import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import { AskOnce } from '../components/ask-once.tsx';
import { keep } from '../model/download.ts';
import { named, styleTitle } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { musicWords } from '../words/music.ts';

type Leaning = PanelState['taste']['leanings'][number];

/** What was learnt of what somebody likes, in words, and how to be rid of it. */
export function TasteCard(props: {
  readonly model: Model;
  readonly state: PanelState;
  readonly mayPlay: boolean;
}) {
  const { model, state, mayPlay } = props;
  const { taste } = state;
  const words = musicWords().taste;
  const textOf = wayText(state);
  const said = (isMore: boolean): string =>
    taste.leanings
      .filter(({ liking }) => liking > 0 === isMore)
      .map(textOf)
      .join(', ');
  const [more, less] = [said(true), said(false)];
  const isKnown = taste.leanings.length > 0;
  return (
    <section class="card" aria-labelledby="taste">
      <h3 id="taste">{words.name}</h3>
      {more !== '' && <p>{words.more(more)}</p>}
      {less !== '' && <p>{words.less(less)}</p>}
      {!isKnown && taste.learns && <p>{words.nothing}</p>}
      <p class="note">{taste.learns ? words.why : words.off}</p>
      {isKnown && (
        <button type="button" class="plain" onClick={() => keep(fileOf(taste), 'taste.json')}>
          {words.save}
        </button>
      )}
      {isKnown && mayPlay && (
        <AskOnce words={words.forget} onYes={async () => model.send({ taste: 'forget' })} />
      )}
    </section>
  );
}

const fileOf = (taste: PanelState['taste']): Blob =>
  new Blob([`${JSON.stringify(taste, null, 2)}\n`], { type: 'application/json' });

function wayText({ styles }: PanelState): (leaning: Leaning) => string {
  const words = musicWords().taste;
  const titleOf = (name: string): string => {
    const style = styles.find((each) => each.name === name);
    return style ? styleTitle(style) : name;
  };
  return ({ matter, way }) => {
    if (matter === 'style') return titleOf(way);
    if (matter === 'density') return named(words.densities, way);
    const [style = '', band = '0'] = way.split('/');
    return words.band(titleOf(style), Number(band) + 1);
  };
}
