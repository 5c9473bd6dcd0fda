import { useEffect, useRef, useState } from 'preact/hooks';
import { type Asked, useAsked } from '../../components/asked.ts';
import type { Api } from '../../model/api.ts';
import { addressOf } from '../../model/place.ts';
import { bodyWords } from '../../words/body.ts';
import { shareIn } from './draft.ts';
import { numberText, whereText } from './mapping-text.ts';
import { askHeard, type Heard } from './mappings-api.ts';
import { beginLearning, type Learning, learnFrom, moversOf, steadily, type Watched } from './movers.ts';

/** So often it is looked: a hand is to see what it does. */
const lookEveryMs = 300;
/** More is noise. */
const mostShown = 5;

/** What is heard now, and what of it a hand moves. */
export function useLearning(api: Api): {
  readonly heard: Asked<Heard>;
  readonly learning: Learning | undefined;
} {
  const heard = useAsked(() => askHeard(api), lookEveryMs);
  const [learning, setLearning] = useState<Learning>();
  useEffect(() => {
    const { answer } = heard;
    if (!answer) return;
    const nowMs = performance.now();
    setLearning((before) =>
      before ? learnFrom(before, answer.heard, nowMs) : beginLearning(answer.heard, nowMs),
    );
  }, [heard.answer]);
  return { heard, learning };
}

/** Waits for something to be moved, and shows what is; the one that is meant is pressed. */
export function Listen(props: {
  readonly api: Api;
  readonly onTake: (taken: Watched) => void;
  readonly onByHand: () => void;
  readonly onCancel: () => void;
}) {
  const { heard, learning } = useLearning(props.api);
  const words = bodyWords().learn;
  const order = useRef<readonly string[]>([]);
  const movers = learning ? steadily(moversOf(learning), order.current).slice(0, mostShown) : [];
  order.current = movers.map(({ key }) => key);
  return (
    <div class="learn">
      <p class="learn-move" role="status">
        <strong class="learn-big">{words.move}</strong> {words.hint}
      </p>
      <ul class="movers">
        {movers.length === 0 && <li class="note">{heard.fault ?? words.waiting}</li>}
        {movers.map((mover) => (
          <Mover key={mover.key} mover={mover} onTake={() => props.onTake(mover)} />
        ))}
      </ul>
      <details class="fold">
        <summary>{words.notHeard}</summary>
        <ul class="ways">
          {heard.answer?.ways.map(({ way, isHeard }) => (
            <li key={way}>
              <strong>{bodyWords().ways[way].name}</strong> · {isHeard ? words.listens : words.silent}
              <span class="note">{bodyWords().ways[way].more}</span>
            </li>
          ))}
        </ul>
        <div class="buttons">
          <a class="plain" href={addressOf('settings', 'sensors')}>
            {words.toSettings}
          </a>
          <button type="button" class="plain" onClick={props.onByHand}>
            {bodyWords().mappings.byHand}
          </button>
        </div>
      </details>
      <button type="button" class="plain" onClick={props.onCancel}>
        {words.cancel}
      </button>
    </div>
  );
}

function Mover({ mover, onTake }: { readonly mover: Watched; readonly onTake: () => void }) {
  const { way, address, value, range, takenBy } = mover;
  const words = bodyWords().learn;
  const name = whereText(way, address, value.field);
  const share = value.number && shareIn(range, value.number.last);
  return (
    <li>
      <button type="button" class="mover" onClick={onTake}>
        <span class="mover-name">{name}</span>
        {/* Said at each change, it would be all that is said. */}
        <span class="mover-value" aria-hidden="true">
          {value.word ?? (value.number && numberText(value.number.last))}
        </span>
        <Bar share={share ?? (value.number ? value.number.last : 1)} />
        {takenBy?.kind === 'mapping' && <span class="note">{words.isTaken(takenBy.name)}</span>}
      </button>
    </li>
  );
}

/** How far on its way something is. */
export function Bar({ share }: { readonly share: number | undefined }) {
  return (
    <span class="meter-bar" aria-hidden="true">
      <span style={`--share: ${Math.min(1, Math.max(0, share ?? 0))}`} />
    </span>
  );
}
