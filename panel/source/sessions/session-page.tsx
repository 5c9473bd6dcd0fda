import { useState } from 'preact/hooks';
import { useAsked, useDoing } from '../components/asked.ts';
import { Track } from '../components/track.tsx';
import { ViewHeading } from '../components/view-heading.tsx';
import { day, decimal, timeOfDay } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { addressOf } from '../model/place.ts';
import { sessionsWords } from '../words/sessions.ts';
import { Curves } from './curves.tsx';
import { Downloads } from './downloads.tsx';
import { figuresOf } from './figures.ts';
import { Laps, Likes, Styles, Zones } from './heard.tsx';
import { Replay } from './replay.tsx';
import * as sessionsApi from './sessions-api.ts';
import { Share } from './share.tsx';

const lookEveryMs = 15_000;

interface SessionPageProps {
  readonly model: Model;
  /** `current` is the one that goes on. */
  readonly id: string;
}

/** One session: what it was, how it went, where, what was heard, and all that can be taken from it. */
export function SessionPage({ model, id }: SessionPageProps) {
  const { api, access } = model;
  const { answer, fault } = useAsked(
    () => sessionsApi.show(api, id),
    id === 'current' ? lookEveryMs : undefined,
  );
  /** Of the replay: seconds since the beginning. */
  const [moment, setMoment] = useState<number>();
  const words = sessionsWords();
  const began = answer && new Date(answer.summary.startedAt);
  return (
    <main class="sessions">
      <p>
        <a class="back" href={addressOf('sessions')}>
          {words.all}
        </a>
      </p>
      <ViewHeading>{began ? `${day(began)}, ${timeOfDay(began)}` : words.one}</ViewHeading>
      {fault !== undefined && (
        <p class="fault" role="alert" lang="en">
          {fault}
        </p>
      )}
      {answer && (
        <div class="session-columns">
          <div class="session-column">
            <Facts summary={answer.summary} />
            <Replay model={model} summary={answer.summary} curve={answer.curve} onMoment={setMoment} />
            <Curves curve={answer.curve} moment={moment} />
            <Laps laps={answer.laps} />
          </div>
          <div class="session-column">
            {answer.track && answer.track.length > 1 && (
              <section class="card" aria-labelledby="track">
                <h3 id="track">{words.track}</h3>
                <Track points={answer.track} label={words.trackLabel} />
                <p class="note">{words.trackNote}</p>
              </section>
            )}
            <Zones summary={answer.summary} />
            <Styles summary={answer.summary} />
            <Likes likes={answer.likes} />
            {!answer.summary.running && <Share model={model} summary={answer.summary} />}
            <Downloads model={model} summary={answer.summary} />
            {access.is('admin') && !answer.summary.running && <Remove model={model} id={answer.summary.id} />}
          </div>
        </div>
      )}
    </main>
  );
}

function Facts({ summary }: { readonly summary: sessionsApi.Summary }) {
  const words = sessionsWords();
  const { source, model, version, seed, bytes } = summary;
  return (
    <section class="card" aria-label={words.facts}>
      <dl class="session-facts">
        {figuresOf(summary).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="note">
        {summary.running && `${words.runningNote} `}
        {source.kind !== 'live' && `${words.sources[source.kind]} · ${source.name}. `}
        {summary.cut && `${words.cutNote} `}
        {words.made(model.name, model.version, version, seed)} {words.takes(decimal(bytes / 1e6, 2))}
      </p>
    </section>
  );
}

function Remove({ model, id }: { readonly model: Model; readonly id: string }) {
  const [isAsking, setAsking] = useState(false);
  const doing = useDoing();
  const words = sessionsWords().remove;
  const remove = async (): Promise<void> => {
    await sessionsApi.remove(model.api, id);
    location.hash = addressOf('sessions');
  };
  return (
    <section class="session-remove">
      {isAsking ? (
        <div class="buttons" role="alertdialog" aria-label={words.question}>
          <p>{words.question}</p>
          <button type="button" class="plain danger" onClick={() => void doing.run(remove)}>
            {words.yes}
          </button>
          <button type="button" class="plain" onClick={() => setAsking(false)}>
            {words.no}
          </button>
        </div>
      ) : (
        <button type="button" class="plain danger" onClick={() => setAsking(true)}>
          {words.button}
        </button>
      )}
      <p class="fault" role="alert" lang="en">
        {doing.fault}
      </p>
    </section>
  );
}
