import { useState } from 'preact/hooks';
import { AskOnce } from '../components/ask-once.tsx';
import { useAsked } from '../components/asked.ts';
import { Track } from '../components/track.tsx';
import { ViewHeading } from '../components/view-heading.tsx';
import { day, decimal, timeOfDay } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { addressOf } from '../model/place.ts';
import { sessionsWords } from '../words/sessions.ts';
import { Curves } from './curves.tsx';
import { Downloads } from './downloads.tsx';
import { figuresOf } from './figures.ts';
import { Laps, Opinions, Styles, Zones } from './heard.tsx';
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
  const { answer, fault, isMissing, again } = useAsked(
    () => sessionsApi.show(api, id),
    id === 'current' ? lookEveryMs : undefined,
  );
  /** Of the replay: seconds since the beginning. */
  const [moment, setMoment] = useState<number>();
  const [isTooShort, setTooShort] = useState(false);
  /** It may be gone in a moment, and its files with it. */
  const [isEnding, setEnding] = useState(false);
  const words = sessionsWords();
  const began = answer && new Date(answer.summary.startedAt);
  const end = async (): Promise<void> => {
    setEnding(true);
    try {
      const ended = await sessionsApi.end(api, answer!.summary.id);
      if (!ended.kept) setTooShort(true);
      else if (id === ended.id) again();
      else location.replace(addressOf('sessions', ended.id));
    } finally {
      setEnding(false);
    }
  };
  const remove = async (): Promise<void> => {
    await sessionsApi.remove(api, answer!.summary.id);
    location.hash = addressOf('sessions');
  };
  return (
    <main class="sessions">
      <p>
        <a class="back" href={addressOf('sessions')}>
          {words.all}
        </a>
      </p>
      <ViewHeading>{began ? `${day(began)}, ${timeOfDay(began)}` : words.one}</ViewHeading>
      {fault !== undefined && !isMissing && (
        <p class="fault" role="alert" lang="en">
          {fault}
        </p>
      )}
      {(isTooShort || isMissing) && (
        <p class="note" role="status">
          {isTooShort ? words.end.tooShort : id === 'current' ? words.noneNow : words.gone}
        </p>
      )}
      {answer && !isTooShort && !isMissing && (
        <div class="session-columns">
          <div class="session-column">
            <Facts summary={answer.summary} />
            {access.is('performer') && answer.summary.running && (
              <section>
                <AskOnce class="primary" words={words.end} onYes={end} />
              </section>
            )}
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
            <Opinions of="liked" told={answer.likes} />
            <Opinions of="skipped" told={answer.skips} />
            {!answer.summary.running && <Share model={model} summary={answer.summary} />}
            {!isEnding && <Downloads model={model} summary={answer.summary} />}
            {access.is('admin') && !answer.summary.running && (
              <section>
                <AskOnce class="danger" words={words.remove} onYes={remove} />
              </section>
            )}
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
