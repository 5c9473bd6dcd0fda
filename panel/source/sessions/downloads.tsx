import { useDoing } from '../components/asked.ts';
import { download } from '../model/download.ts';
import type { Model } from '../model/model.ts';
import { sessionsWords } from '../words/sessions.ts';
import { file, type Summary } from './sessions-api.ts';

/** Cut from both ends, for nobody to see where one lives. */
const trimMeters = 200;
const hasMiddle = ({ distanceMeters = 0 }: Summary): boolean => distanceMeters > 2 * trimMeters;

/** For maps, spreadsheets, music programs, and for who wants all of it. Where somebody was is for who may steer. */
export function Downloads({ model, summary }: { readonly model: Model; readonly summary: Summary }) {
  const doing = useDoing();
  const { api, access } = model;
  const words = sessionsWords().downloads;
  const isPerformer = access.is('performer');
  const offers: readonly (readonly [name: string, word: keyof typeof words.files, isOffered: boolean])[] = [
    ['gpx', 'gpx', isPerformer && summary.hasTrack],
    [`gpx?trimMeters=${trimMeters}`, 'gpxTrimmed', isPerformer && summary.hasTrack && hasMiddle(summary)],
    ['fit', 'fit', isPerformer],
    [`fit?trimMeters=${trimMeters}`, 'fitTrimmed', isPerformer && summary.hasTrack && hasMiddle(summary)],
    ['tcx', 'tcx', isPerformer],
    [`tcx?trimMeters=${trimMeters}`, 'tcxTrimmed', isPerformer && summary.hasTrack && hasMiddle(summary)],
    ['csv', 'csv', isPerformer],
    ['midi', 'midi', true],
    ['sound.mp3', 'mp3', summary.hasSound],
    ['journal', 'journal', isPerformer],
  ];
  return (
    <section class="card" aria-labelledby="downloads">
      <h3 id="downloads">{words.title}</h3>
      <ul class="downloads">
        {offers.map(
          ([name, word, isOffered]) =>
            isOffered && (
              <li key={name}>
                <button
                  type="button"
                  class="plain"
                  disabled={doing.isBusy}
                  onClick={() => void doing.run(() => download(api, file(summary.id, name)))}
                >
                  {words.files[word].name}
                </button>
                <span class="note">{words.files[word].note}</span>
              </li>
            ),
        )}
      </ul>
      <p class="fault" role="alert" lang="en">
        {doing.fault}
      </p>
    </section>
  );
}
