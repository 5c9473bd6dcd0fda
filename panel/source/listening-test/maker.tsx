import { useState } from 'preact/hooks';
import { useDoing } from '../components/asked.ts';
import { day, percent, timeOfDay } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { addressOf } from '../model/place.ts';
import { listeningTestWords } from '../words/listening-test.ts';
import type { Test } from './listening-test-api.ts';
import * as testApi from './listening-test-api.ts';
import { MakeForm } from './make-form.tsx';
import { ResultsOf } from './results.tsx';
import { sourceName } from './source-name.ts';

/** Making tests, and what came of them. */
export function Maker(props: {
  readonly model: Model;
  readonly tests: readonly Test[];
  readonly onChange: () => void;
  /** Also where the address is that of the test already. */
  readonly onListen: () => void;
}) {
  const { model, tests, onChange, onListen } = props;
  const words = listeningTestWords().maker;
  return (
    <div class="maker">
      <MakeForm model={model} isBusy={tests.some(({ state }) => state === 'making')} onMade={onChange} />
      <section aria-labelledby="tests" class="maker-tests">
        <h3 id="tests">{words.tests}</h3>
        {tests.length === 0 && <p class="note">{words.noTests}</p>}
        {tests.map((test) => (
          <TestCard key={test.id} model={model} test={test} onChange={onChange} onListen={onListen} />
        ))}
        <div class="card">
          <h3>{words.classTitle}</h3>
          <p>
            {words.classHelp} <a href={addressOf('phones')}>{words.classLink}</a>
          </p>
        </div>
      </section>
    </div>
  );
}

function TestCard(props: {
  readonly model: Model;
  readonly test: Test;
  readonly onChange: () => void;
  readonly onListen: () => void;
}) {
  const { test, onChange, onListen } = props;
  const { api } = props.model;
  const [isShown, setShown] = useState(false);
  const [isSure, setSure] = useState(false);
  const doing = useDoing();
  const words = listeningTestWords().maker;
  const date = new Date(test.createdAt);
  const title = `${day(date)}, ${timeOfDay(date)}`;
  const act = (what: () => Promise<unknown>): void =>
    void doing.run(async () => {
      await what();
      onChange();
    });
  return (
    <article class="card test" aria-label={title}>
      <h4>{title}</h4>
      <p>
        {words.pairsOf(test.pairs)}: {(test.sources ?? []).map(sourceName).join(', ')}
      </p>
      <p class="note">
        {words.states[test.state]}
        {test.state === 'ready'
          ? ` · ${words.heard(test.listeners, test.answers)}`
          : ` · ${percent(test.done01)}`}
      </p>
      {test.state !== 'ready' && (
        <progress value={test.done01} max={1} aria-label={words.states[test.state]} />
      )}
      {test.detail !== '' && (
        <p class="fault" lang="en">
          {test.detail}
        </p>
      )}
      {doing.fault !== undefined && (
        <p class="fault" role="alert" lang="en">
          {doing.fault}
        </p>
      )}
      <div class="test-buttons">
        {test.state === 'making' && (
          <button
            type="button"
            class="plain"
            disabled={doing.isBusy}
            onClick={() => act(() => testApi.interrupt(api, test.id))}
          >
            {words.interrupt}
          </button>
        )}
        {(test.state === 'interrupted' || test.state === 'failed') && (
          <button
            type="button"
            class="plain"
            disabled={doing.isBusy}
            onClick={() => act(() => testApi.goOn(api, test.id))}
          >
            {words.goOn}
          </button>
        )}
        {test.state === 'ready' && (
          <>
            <a class="plain" href={addressOf('listening-test', test.id)} onClick={onListen}>
              {words.open}
            </a>
            <button type="button" class="plain" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
              {words.results}
            </button>
            <button
              type="button"
              class="plain"
              onClick={() =>
                act(async () => save(await testApi.file(api, `${test.id}/answers.csv`), test.id))
              }
            >
              {words.csv}
            </button>
          </>
        )}
        <button
          type="button"
          class="plain"
          disabled={doing.isBusy}
          onBlur={() => setSure(false)}
          onClick={() => (isSure ? act(() => testApi.remove(api, test.id)) : setSure(true))}
        >
          {isSure ? words.removeSurely : words.remove}
        </button>
      </div>
      {isShown && <ResultsOf key={test.answers} api={api} test={test.id} />}
    </article>
  );
}

function save(file: Blob, id: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = `listening-test-${id}.csv`;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
