import { useEffect, useRef } from 'preact/hooks';
import type { CurvePoint } from '../../../daemon/recorder/summary.ts';
import { useAsked, useDoing } from '../components/asked.ts';
import { duration, percent } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { sessionsWords } from '../words/sessions.ts';
import * as sessionsApi from './sessions-api.ts';

const lookEveryMs = 2000;

interface ReplayProps {
  readonly model: Model;
  readonly summary: sessionsApi.Summary;
  readonly curve: readonly CurvePoint[];
  /** Where it is, seconds since the beginning. */
  readonly onMoment: (atSeconds: number | undefined) => void;
}

/** The session again: its music, made once more on the device, and every curve at the moment that is heard. */
export function Replay({ model, summary, curve, onMoment }: ReplayProps) {
  const { api, access, ticket, listening } = model;
  const { id, running } = summary;
  const { answer, take } = useAsked(() => sessionsApi.sound(api, id), lookEveryMs);
  const doing = useDoing();
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => () => onMoment(undefined), []);
  const words = sessionsWords().replay;
  if (running || !answer) return null;
  const isPerformer = access.is('performer');
  const change = (what: typeof sessionsApi.render): Promise<void> =>
    doing.run(async () => take(await what(api, id)));
  const isBusy = answer.state === 'waiting' || answer.state === 'rendering';
  return (
    <section class="card" aria-labelledby="replay">
      <h3 id="replay">{words.title}</h3>
      {answer.state === 'ready' ? (
        // biome-ignore lint/a11y/useMediaCaption: music without words.
        <audio
          ref={audio}
          class="replay-audio"
          controls
          preload="none"
          src={ticket.addressed(`./api/v1/${sessionsApi.file(id, 'sound.mp3')}`)}
          aria-label={words.title}
          // Two pieces of music at once are none.
          onPlay={() => listening.stop()}
          onTimeUpdate={() => onMoment(audio.current?.currentTime)}
        />
      ) : isBusy ? (
        <>
          <progress
            max={1}
            value={answer.done01 ?? 0}
            aria-label={words.making(percent(answer.done01 ?? 0))}
          />
          <p class="note">
            {answer.state === 'waiting' ? words.waiting : words.making(percent(answer.done01 ?? 0))}
          </p>
          {isPerformer && (
            <button type="button" class="plain" onClick={() => void change(sessionsApi.endSound)}>
              {words.end}
            </button>
          )}
        </>
      ) : (
        isPerformer && (
          <button
            type="button"
            class="plain primary"
            disabled={doing.isBusy || curve.length === 0}
            onClick={() => void change(sessionsApi.render)}
          >
            {words.make(duration(summary.lengthSeconds))}
          </button>
        )
      )}
      <p class="note">{summary.soundKept === 'wholly' ? words.again : words.anew}</p>
      {answer.state === 'failed' && (
        <p class="fault" role="alert" lang="en">
          {answer.detail}
        </p>
      )}
      <p class="fault" role="alert" lang="en">
        {doing.fault}
      </p>
    </section>
  );
}
