import { useEffect, useState } from 'preact/hooks';
import { useAsked } from '../components/asked.ts';
import { Choice } from '../components/choice.tsx';
import { ViewHeading } from '../components/view-heading.tsx';
import type { ViewProps } from '../frame/views.ts';
import { percent } from '../model/format.ts';
import { addressOf } from '../model/place.ts';
import { listeningTestWords } from '../words/listening-test.ts';
import { Listener } from './listener.tsx';
import * as testApi from './listening-test-api.ts';
import { Maker } from './maker.tsx';
import './listening-test.css';

const lookEveryMs = 4000;

/** Judging the music blindly: whoever looks on listens, an admin makes tests, too. */
export default function ListeningTest({ model, place, audio }: ViewProps) {
  const { answer: tests, fault, again } = useAsked(() => testApi.tests(model.api), lookEveryMs);
  const [way, setWay] = useState('listen');
  // Whoever follows a link to a test wants to hear it.
  useEffect(() => {
    if (place.sought !== '') setWay('listen');
  }, [place.sought]);
  const words = listeningTestWords();
  const shown = tests && shownOf(tests, place.sought);
  const isMaker = model.access.is('admin');
  return (
    <main class="listening">
      <ViewHeading>{words.title}</ViewHeading>
      {isMaker && (
        <Choice
          name={words.ways.label}
          options={(['listen', 'make'] as const).map((value) => ({ value, text: words.ways[value] }))}
          value={way}
          disabled={false}
          onChoose={setWay}
        />
      )}
      {fault !== undefined && (
        <p class="fault" role="alert" lang="en">
          {fault}
        </p>
      )}
      {isMaker && way === 'make' ? (
        <Maker model={model} tests={tests ?? []} onChange={again} onListen={() => setWay('listen')} />
      ) : shown?.state === 'ready' ? (
        <Listener key={shown.id} model={model} audio={audio} test={shown.id} />
      ) : (
        tests && <NotYet test={shown} isSought={place.sought !== ''} />
      )}
    </main>
  );
}

/** The one that the address names; else one that can be listened to, or will be. */
const shownOf = (tests: readonly testApi.Test[], sought: string): testApi.Test | undefined =>
  sought === ''
    ? (tests.find(({ state }) => state === 'ready') ?? tests.find(({ state }) => state === 'making'))
    : tests.find(({ id }) => id === sought);

/** What there is instead of a test: one that is being made opens by itself. */
function NotYet({ test, isSought }: { readonly test: testApi.Test | undefined; readonly isSought: boolean }) {
  const words = listeningTestWords();
  if (test?.state === 'making')
    return (
      <div class="card listening-intro">
        <p role="status">{words.making}</p>
        <progress value={test.done01} max={1} aria-label={words.maker.states.making} />
        <p class="note">{percent(test.done01)}</p>
      </div>
    );
  return (
    <p class="note">
      {isSought ? (
        <>
          {test ? words.notMade : words.gone} <a href={addressOf('listening-test')}>{words.another}</a>
        </>
      ) : (
        words.none
      )}
    </p>
  );
}
