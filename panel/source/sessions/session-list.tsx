import { useAsked } from '../components/asked.ts';
import { ViewHeading } from '../components/view-heading.tsx';
import { day, decimal, distance, duration, percent, timeOfDay } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { addressOf } from '../model/place.ts';
import { sessionsWords } from '../words/sessions.ts';
import { paceText } from './figures.ts';
import * as sessionsApi from './sessions-api.ts';

/** The one that goes on grows while it is looked at. */
const lookEveryMs = 10_000;

export function SessionList({ model }: { readonly model: Model }) {
  const { answer, fault } = useAsked(() => sessionsApi.list(model.api), lookEveryMs);
  const words = sessionsWords();
  return (
    <main class="sessions">
      <ViewHeading>{words.title}</ViewHeading>
      {fault !== undefined && (
        <p class="fault" role="alert" lang="en">
          {fault}
        </p>
      )}
      {answer?.sessions.length === 0 && <p class="note">{words.none}</p>}
      <ul class="session-list">
        {answer?.sessions.map((summary) => (
          <Row key={summary.running ? 'current' : summary.id} summary={summary} />
        ))}
      </ul>
      {answer && <Storage model={model} view={answer} />}
    </main>
  );
}

function Row({ summary }: { readonly summary: sessionsApi.Summary }) {
  const words = sessionsWords();
  const { running, startedAt, source, movingSeconds, lengthSeconds, distanceMeters, heartRate } = summary;
  const began = new Date(startedAt);
  const marks = [
    ...(running ? [words.running] : []),
    ...(source.kind === 'live' ? [] : [`${words.sources[source.kind]} · ${source.name}`]),
    ...(summary.cut ? [words.cut] : []),
    ...(summary.likes > 0 ? [words.likes(summary.likes)] : []),
  ];
  return (
    <li>
      <a class="card session" href={addressOf('sessions', running ? 'current' : summary.id)}>
        <span class="session-when">
          <strong>{day(began)}</strong> {timeOfDay(began)}
        </span>
        <span class="session-figures">
          <Figure name={words.time} value={duration(movingSeconds > 0 ? movingSeconds : lengthSeconds)} />
          {distanceMeters !== undefined && <Figure name={words.distance} value={distance(distanceMeters)} />}
          {summary.paceSecondsPerKilometer !== undefined && (
            <Figure name={words.pace} value={paceText(summary)} />
          )}
          {heartRate && <Figure name={words.heart} value={heartRate.meanBpm.toFixed(0)} />}
          {summary.lockedShare01 !== undefined && (
            <Figure name={words.locked} value={percent(summary.lockedShare01)} />
          )}
        </span>
        {marks.length > 0 && <span class="note">{marks.join(' · ')}</span>}
      </a>
    </li>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <span class="session-figure">
      <span class="note">{name}</span> <b>{value}</b>
    </span>
  );
}

/** What all of them take, and when the oldest go. */
function Storage({ model, view }: { readonly model: Model; readonly view: sessionsApi.SessionsView }) {
  const words = sessionsWords().storage;
  const { bytes, keepMegabytes, keepDays, recording, detail } = view.storage;
  const megabytes = bytes / 1e6;
  return (
    <section class="card" aria-labelledby="storage">
      <h3 id="storage">{words.title}</h3>
      <progress
        max={keepMegabytes}
        value={megabytes}
        aria-label={words.used(decimal(megabytes, 1), String(keepMegabytes))}
      />
      <p class="note">
        {words.used(decimal(megabytes, 1), String(keepMegabytes))} {words.oldest(keepDays)}{' '}
        {model.access.is('admin') && <a href={addressOf('settings', 'recorder')}>{words.change}</a>}
      </p>
      {!recording && (
        <p class="fault">
          {words.off} <span lang="en">{detail}</span>
        </p>
      )}
    </section>
  );
}
