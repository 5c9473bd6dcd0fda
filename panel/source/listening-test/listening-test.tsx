import { useState } from 'preact/hooks';
import { useAsked } from '../components/asked.ts';
import { Choice } from '../components/choice.tsx';
import { ViewHeading } from '../components/view-heading.tsx';
import type { ViewProps } from '../frame/views.ts';
import { listeningTestWords } from '../words/listening-test.ts';
import { Listener } from './listener.tsx';
import * as testApi from './listening-test-api.ts';
import { Maker } from './maker.tsx';
import './listening-test.css';

const lookEveryMs = 4000;

/** Judging the music blindly: whoever looks on listens, an admin makes tests, too. */
export default function ListeningTest({ model }: ViewProps) {
  const { answer: tests, fault, again } = useAsked(() => testApi.tests(model.api), lookEveryMs);
  const [way, setWay] = useState('listen');
  const words = listeningTestWords();
  const ready = tests?.find(({ state }) => state === 'ready');
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
        <Maker model={model} tests={tests ?? []} onChange={again} />
      ) : ready ? (
        <Listener key={ready.id} model={model} test={ready.id} />
      ) : (
        tests && <p class="note">{words.none}</p>
      )}
    </main>
  );
}
