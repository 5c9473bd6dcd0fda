import { useAsked } from '../components/asked.ts';
import type { Api } from '../model/api.ts';
import { percent } from '../model/format.ts';
import { listeningTestWords } from '../words/listening-test.ts';
import type { Results } from './listening-test-api.ts';
import * as testApi from './listening-test-api.ts';
import { sourceName } from './source-name.ts';

/** Who is preferred, by each question: a verdict, a table and its picture. */
export function ResultsOf({ api, test }: { readonly api: Api; readonly test: string }) {
  const { answer: results, fault } = useAsked(() => testApi.results(api, test));
  const words = listeningTestWords();
  if (fault !== undefined)
    return (
      <p class="fault" role="alert" lang="en">
        {fault}
      </p>
    );
  if (!results) return <p role="status">{words.loading}</p>;
  return (
    <div class="results">
      <p class="note">{words.results.help}</p>
      {results.known > 0 && <p class="note">{words.results.knownOut(results.known)}</p>}
      {results.questions.map((each) => (
        <Ranking key={each.question} {...each} />
      ))}
    </div>
  );
}

function Ranking({ question, standings, apart }: Results['questions'][number]) {
  const words = listeningTestWords().results;
  const verdict = apart.map(({ better, worse }) => words.better(sourceName(better), sourceName(worse)));
  return (
    <div class="ranking">
      <h5>{words.questions[question]}</h5>
      <p>{verdict.join(' ') || words.tooFew}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.source}</th>
            <th scope="col">{words.chance}</th>
            <th scope="col">{words.interval}</th>
            <th scope="col">{words.count}</th>
          </tr>
        </thead>
        <tbody>
          {standings.map(({ source, preferred01, low01, high01, comparisons }) => (
            <tr key={source}>
              <th scope="row">
                {sourceName(source)}
                <span class="interval" aria-hidden="true">
                  <span style={{ left: `${low01 * 100}%`, width: `${(high01 - low01) * 100}%` }} />
                  <i style={{ left: `${preferred01 * 100}%` }} />
                </span>
              </th>
              <td>{percent(preferred01)}</td>
              <td>
                {Math.round(low01 * 100)}–{Math.round(high01 * 100)}
              </td>
              <td>{comparisons}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
