import type { RefObject } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useAsked, useDoing } from '../components/asked.ts';
import { ApiFault } from '../model/api.ts';
import type { Model } from '../model/model.ts';
import { settingsWords } from '../words/settings.ts';
import { Changes } from './changes.tsx';
import { wayOf } from './cut-off.ts';
import { type Fault, type FileView, faultsIn, readFile, type TextChange, writeFile } from './settings-api.ts';

/** The configuration's file as it is written: to be read beside the form, and mended where it is broken. */
export function FileEditor(props: {
  readonly model: Model;
  /** Another one with each change. */
  readonly revision: number;
  readonly onSaved: () => void;
}) {
  const { model, revision, onSaved } = props;
  const { api } = model;
  const words = settingsWords().file;
  const view = useAsked(() => readFile(api));
  useEffect(() => {
    if (revision > 0) view.again();
  }, [revision]);
  // What is written over the file that was looked at first: another one that comes later does not take it away.
  const [mine, setMine] = useState<{ readonly text: string; readonly base: FileView }>();
  const [found, setFound] = useState<readonly Fault[]>();
  const [shown, setShown] = useState<TextChange>();
  const doing = useDoing();
  const area = useRef<HTMLTextAreaElement>(null);
  const file = view.answer;
  if (file === undefined)
    return (
      <section class="card file" aria-labelledby="file">
        <h3 id="file">{words.title}</h3>
        <p class={view.fault === undefined ? 'note' : 'fault'} role="status">
          {view.fault ?? settingsWords().loading}
        </p>
      </section>
    );
  const base = mine?.base ?? file;
  const text = mine?.text ?? file.yaml;
  const isMeanwhile = mine !== undefined && mine.base.version !== file.version;
  const faults = found ?? (mine === undefined ? file.faults : []);
  const sent = { yaml: text, basedOn: base.version };

  const tell = (error: unknown): void => {
    const given = faultsIn(error);
    if (given.length > 0) setFound(given);
    else if (error instanceof ApiFault && error.status === 409) view.again();
    else throw error;
  };
  const look = (change = sent): Promise<void> =>
    doing.run(async () => {
      setFound(undefined);
      await writeFile(api, change, 'dryRun').then(setShown, tell);
    });
  const save = (): Promise<void> =>
    doing.run(async () => {
      setShown(undefined);
      await writeFile(api, sent).then(() => {
        setMine(undefined);
        view.again();
        onSaved();
      }, tell);
    });
  const write = (next: string): void => {
    setFound(undefined);
    setMine(next === file.yaml && !isMeanwhile ? undefined : { text: next, base });
  };
  return (
    <section class="card file" aria-labelledby="file">
      <h3 id="file">{words.title}</h3>
      <p class="note address">{file.file}</p>
      {file.faults.length > 0 && mine === undefined && (
        <p class="fault" role="alert">
          {words.broken}
        </p>
      )}
      {isMeanwhile && (
        <div class="asking" role="alert">
          <p>{words.meanwhile}</p>
          <div class="buttons">
            <button type="button" class="plain" onClick={() => setMine(undefined)}>
              {words.takeTheirs}
            </button>
            <button
              type="button"
              class="plain"
              onClick={() => {
                setMine({ text, base: file });
                void look({ yaml: text, basedOn: file.version });
              }}
            >
              {words.keepMine}
            </button>
          </div>
        </div>
      )}
      <NumberedText area={area} label={words.name} text={text} faults={faults} onText={write} />
      <FaultList faults={faults} onLine={(line) => area.current && goTo(area.current, line)} />
      {file.yaml.includes('(not shown') && <p class="note">{words.note}</p>}
      <p class="fault" role="alert" lang="en">
        {doing.fault}
      </p>
      {mine !== undefined && !isMeanwhile && (
        <div class="buttons">
          <button type="button" class="plain primary" disabled={doing.isBusy} onClick={() => void look()}>
            {words.look}
          </button>
          <button
            type="button"
            class="plain"
            onClick={() => {
              setMine(undefined);
              setFound(undefined);
            }}
          >
            {words.leave}
          </button>
        </div>
      )}
      {shown && (
        <Changes
          change={shown}
          way={wayOf(model)}
          isBusy={doing.isBusy}
          onSave={() => void save()}
          onClose={() => setShown(undefined)}
        />
      )}
    </section>
  );
}

/** A text to be changed, with the numbers of its lines; those that are wrong are marked. */
function NumberedText(props: {
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly label: string;
  readonly text: string;
  readonly faults: readonly Fault[];
  readonly onText: (text: string) => void;
}) {
  const { label, text, faults, onText } = props;
  const words = settingsWords().file;
  const id = useId();
  const numbers = useRef<HTMLDivElement>(null);
  const wrong = new Set(faults.map(({ line }) => line));
  const count = text.split('\n').length;
  return (
    <div class="numbered">
      <label class="unseen" for={id}>
        {label}
      </label>
      <div class="numbers" ref={numbers} aria-hidden="true">
        {Array.from({ length: count }, (_, index) => (
          <span
            key={index}
            class={wrong.has(index + 1) ? 'wrong' : ''}
            title={wrong.has(index + 1) ? words.lineWrong : undefined}
          >
            {index + 1}
          </span>
        ))}
      </div>
      <textarea
        ref={props.area}
        id={id}
        value={text}
        wrap="off"
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        aria-invalid={faults.length > 0}
        aria-describedby={faults.length > 0 ? 'file-faults' : undefined}
        onInput={(event) => onText(event.currentTarget.value)}
        onScroll={(event) => {
          if (numbers.current) numbers.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}

/** Its line in the middle, and chosen. */
function goTo(area: HTMLTextAreaElement, line: number): void {
  const lines = area.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  area.scrollTop = (area.scrollHeight / lines.length) * (line - 1) - area.clientHeight / 2;
  area.scrollLeft = 0;
}

function FaultList(props: { readonly faults: readonly Fault[]; readonly onLine: (line: number) => void }) {
  const { faults, onLine } = props;
  const words = settingsWords().file;
  if (faults.length === 0) return null;
  return (
    <div id="file-faults" role="alert">
      <p class="fault">{words.wrong(faults.length)}</p>
      <ul class="file-faults">
        {faults.map(({ path, message, line }) => (
          <li key={`${line ?? ''} ${path} ${message}`}>
            {line !== undefined && (
              <button type="button" class="link" onClick={() => onLine(line)}>
                {words.line(line)}
              </button>
            )}{' '}
            <span lang="en">
              {path !== '' && <code>{path}</code>} {message}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
