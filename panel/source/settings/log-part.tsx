import { useEffect, useRef, useState } from 'preact/hooks';
import type { LogView } from '../../../daemon/panel/upkeep.ts';
import type { Api } from '../model/api.ts';
import { addressOf } from '../model/place.ts';
import { healthWords } from '../words/health.ts';
import { readLogs } from './settings-api.ts';

const levels = ['debug', 'info', 'warn', 'error'] as const;
type Level = (typeof levels)[number];
const followEveryMs = 1500;
/** More than these are not kept here either. */
const mostLines = 1000;

type Line = LogView['lines'][number];

/** What the log said last, and says from now on. */
export function LogPart({ api }: { readonly api: Api }) {
  const words = healthWords();
  const [level, setLevel] = useState<Level>('info');
  const [isFollowing, setFollowing] = useState(true);
  const { lines, written, fault } = useLog(api, level, isFollowing);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (isFollowing && list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [lines, isFollowing]);
  const isLess = written !== undefined && levels.indexOf(written as Level) > levels.indexOf(level);
  return (
    <section class="card log-part" aria-labelledby="log">
      <h3 id="log">{words.log}</h3>
      <div class="log-ways">
        <label class="field">
          <span class="field-name">{words.level}</span>
          <select value={level} onChange={(event) => setLevel(event.currentTarget.value as Level)}>
            {levels.map((each) => (
              <option key={each} value={each}>
                {words.levels[each]}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          class="plain"
          aria-pressed={isFollowing}
          onClick={() => setFollowing(!isFollowing)}
        >
          {words.follow}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keys scroll it. */}
      <ol class="log" ref={list} tabIndex={0} aria-label={words.log} lang="en">
        {lines.map((line) => (
          <LogLine key={line.number} line={line} />
        ))}
      </ol>
      {lines.length === 0 && <p class="note">{words.noLines}</p>}
      {isLess && (
        <p class="note">
          {words.written(words.levels[written as Level])}{' '}
          <a href={addressOf('settings', 'log.level')}>{words.writeMore}</a>
        </p>
      )}
      {fault !== undefined && (
        <p class="fault" role="alert" lang="en">
          {fault}
        </p>
      )}
    </section>
  );
}

function LogLine({ line }: { readonly line: Line }) {
  const { at, level, station, message, fix, more } = line;
  return (
    <li class={`log-${level}`}>
      <span class="log-head">
        <time dateTime={at}>{new Date(at).toLocaleTimeString('en-GB')}</time> {level}
      </span>
      <span class="log-text">
        {station !== undefined && <strong>{station}: </strong>}
        {message}
        {fix !== undefined && <em> {fix}</em>}
        {more !== undefined && <span class="log-more"> {more}</span>}
      </span>
    </li>
  );
}

interface Log {
  readonly lines: readonly Line[];
  readonly written: string | undefined;
  readonly fault: string | undefined;
}

function useLog(api: Api, level: Level, isFollowing: boolean): Log {
  const [log, setLog] = useState<Log>({ lines: [], written: undefined, fault: undefined });
  const seen = useRef<{ readonly level: Level; readonly last: number }>({ level, last: 0 });
  useEffect(() => {
    let isOver = false;
    let timer: number | undefined;
    const look = async (): Promise<void> => {
      const before = seen.current.level === level ? seen.current.last : 0;
      try {
        const { lines, last, written } = await readLogs(api, level, before);
        if (isOver) return;
        // Of a daemon that was started anew all is new.
        const isNew = before === 0 || last < before;
        seen.current = { level, last };
        setLog((known) => ({
          lines: (isNew ? lines : [...known.lines, ...lines]).slice(-mostLines),
          ...{ written, fault: undefined },
        }));
      } catch (error) {
        if (isOver) return;
        setLog((known) => ({ ...known, fault: error instanceof Error ? error.message : String(error) }));
      }
      if (isFollowing) timer = window.setTimeout(() => void look(), followEveryMs);
    };
    void look();
    return () => {
      isOver = true;
      window.clearTimeout(timer);
    };
  }, [api, level, isFollowing]);
  return log;
}
