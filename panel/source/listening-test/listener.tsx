import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useAsked } from '../components/asked.ts';
import type { Model } from '../model/model.ts';
import { listeningTestWords } from '../words/listening-test.ts';
import { useHush } from './hush.ts';
import * as testApi from './listening-test-api.ts';
import { Pair } from './pair.tsx';

/** The test as one hears it: what it is, pair after pair, thanks. */
export function Listener(props: {
  readonly model: Model;
  readonly audio: RefObject<HTMLAudioElement | null>;
  readonly test: string;
}) {
  const { model, audio, test } = props;
  const { answer: turns, fault, take } = useAsked(() => testApi.turns(model.api, test));
  const [isBegun, setBegun] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const isOver = turns?.left.length === 0;
  const hush = useHush(model, audio, isOver);
  const words = listeningTestWords();
  const current = isBegun ? turns?.left[0]?.pair : undefined;
  // Whoever goes by keys begins each pair, and comes to the end, at its head.
  useEffect(() => heading.current?.focus(), [current]);
  if (fault !== undefined)
    return (
      <p class="fault" role="alert" lang="en">
        {fault}
      </p>
    );
  if (!turns) return <p role="status">{words.loading}</p>;
  const [turn, next] = turns.left;
  if (!turn)
    return (
      <div class="card listening-thanks" role="status">
        <h3 ref={heading} tabIndex={-1}>
          {words.thanks}
        </h3>
        <p>{words.thanksMore}</p>
      </div>
    );
  if (!isBegun)
    return (
      <div class="card listening-intro">
        <ol>
          <li>{words.intro.listen}</li>
          <li>{words.intro.answer}</li>
          <li>{words.intro.nobody}</li>
        </ol>
        <button type="button" class="plain primary listening-begin" onClick={() => setBegun(true)}>
          {words.begin}
        </button>
      </div>
    );
  const now = turns.pairs - turns.left.length + 1;
  return (
    <section aria-labelledby="turn" class="listening-turn">
      <h3 id="turn" ref={heading} tabIndex={-1}>
        {words.of(now, turns.pairs)}
      </h3>
      <Pair
        key={turn.pair}
        model={model}
        test={test}
        turn={turn}
        next={next}
        hush={hush}
        onAnswer={async (said) => {
          take(await testApi.answer(model.api, test, said));
          window.scrollTo(0, 0);
        }}
      />
    </section>
  );
}
