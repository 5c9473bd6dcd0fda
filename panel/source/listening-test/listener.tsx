import { useEffect, useRef, useState } from 'preact/hooks';
import { useAsked } from '../components/asked.ts';
import type { Model } from '../model/model.ts';
import { listeningTestWords } from '../words/listening-test.ts';
import * as testApi from './listening-test-api.ts';
import { Pair } from './pair.tsx';

/** The test as one hears it: what it is, pair after pair, thanks. */
export function Listener({ model, test }: { readonly model: Model; readonly test: string }) {
  const { answer: turns, fault, take } = useAsked(() => testApi.turns(model.api, test));
  const [isBegun, setBegun] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const words = listeningTestWords();
  const current = isBegun ? turns?.left[0]?.pair : undefined;
  // Whoever goes by keys begins each pair at its head.
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
        <h3>{words.thanks}</h3>
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
        onAnswer={async (said) => {
          take(await testApi.answer(model.api, test, said));
          window.scrollTo(0, 0);
        }}
      />
    </section>
  );
}
