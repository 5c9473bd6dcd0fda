import { useEffect, useState } from 'preact/hooks';
import { useAsked, useDoing } from '../components/asked.ts';
import { named } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { settingsWords } from '../words/settings.ts';
import { Changes } from './changes.tsx';
import { wayOf } from './cut-off.ts';
import { OptionField } from './option-field.tsx';
import { useOptionWords, type Worded } from './option-words.ts';
import { type Draft, isSought, type Option, patchOf } from './options.ts';
import { SaveBar } from './save-bar.tsx';
import { change, faultsIn, type TextChange } from './settings-api.ts';

/** Every option that there is: sought, read, changed, and changed back. */
export function OptionsForm(props: {
  readonly model: Model;
  readonly sought: string;
  /** Another one with each change, of whoever's hands. */
  readonly revision: number;
  readonly onSaved: () => void;
}) {
  const { model, sought, revision, onSaved } = props;
  const { api } = model;
  const words = settingsWords();
  const worded = useOptionWords();
  const isOpen = model.status.kind === 'open';
  const view = useAsked(() => api.settings());
  const [said, setSaid] = useState<string>();
  // Back from a restart: what is in force may be something else.
  useEffect(() => {
    if (!isOpen) return;
    setSaid(undefined);
    view.again();
  }, [isOpen]);
  useEffect(() => {
    if (revision > 0) view.again();
  }, [revision]);
  const [search, setSearch] = useState(sought);
  const [soughtBefore, setSoughtBefore] = useState(sought);
  // At once, not in an effect: on a slow phone that would take away what was typed first.
  if (sought !== soughtBefore) {
    setSoughtBefore(sought);
    setSearch(sought);
  }
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map());
  const [shown, setShown] = useState<TextChange>();
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const doing = useDoing();
  const options = view.answer?.options ?? [];

  /** What the daemon says of single options is shown beside them. */
  const showFaults = (error: unknown): void => {
    const found = faultsOf(error, options);
    setFaults(found);
    if (found.size === 0) throw error;
  };
  const draft = (path: string, wished: Draft | undefined): void => {
    const next = new Map(drafts);
    if (wished) next.set(path, wished);
    else next.delete(path);
    setDrafts(next);
    setFaults(new Map([...faults].filter(([faulty]) => faulty !== path)));
    setSaid(undefined);
  };
  const look = (): Promise<void> =>
    doing.run(() => change(api, patchOf(drafts), 'dryRun').then(setShown, showFaults));
  const save = (): Promise<void> =>
    doing.run(async () => {
      setShown(undefined);
      await change(api, patchOf(drafts)).then(() => {
        setDrafts(new Map());
        setSaid(words.bar.saved);
        onSaved();
      }, showFaults);
    });
  const undo = (): Promise<void> =>
    doing.run(async () => {
      const { changed } = await api.undoSettings();
      const paths = changed.map(({ path }) => path).join(', ');
      setSaid(paths === '' ? words.bar.nothingUndone : words.bar.undone(paths));
      onSaved();
    });
  const restart = (): Promise<void> =>
    doing.run(async () => {
      await api.restart();
      setSaid(words.bar.restarting);
    });

  const found = options.filter((option) => isSought({ ...option, ...worded(option) }, search.trim()));
  const wrong = options.filter(({ path }) => faults.has(path) || drafts.get(path)?.fault !== undefined);
  return (
    <div class="options-form">
      {[view.answer?.fault, view.answer?.lastStart].map(
        (fault) =>
          fault !== undefined && (
            <p key={fault} class="fault" lang="en">
              {fault}
            </p>
          ),
      )}
      <label class="search field">
        <span class="field-name">{words.search}</span>
        <input
          type="search"
          value={search}
          autocomplete="off"
          placeholder={words.searchHint}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      </label>
      <p class="note" role="status">
        {view.fault ?? (view.answer === undefined ? words.loading : countText(found.length, options.length))}
      </p>
      {sectionsOf(found).map(([name, members]) => (
        <Section
          key={name}
          name={name}
          options={members}
          worded={worded}
          isOpen={search.trim() !== '' || members.some((option) => wrong.includes(option))}
          drafts={drafts}
          faults={faults}
          onDraft={draft}
        />
      ))}
      <SaveBar
        count={drafts.size}
        wrong={wrong.length}
        isRestartNeeded={(view.answer?.restartNeeded ?? false) && said !== words.bar.restarting}
        isBusy={doing.isBusy}
        said={said}
        fault={doing.fault}
        onLook={() => void look()}
        onLeave={() => setDrafts(new Map())}
        onUndo={() => void undo()}
        onRestart={() => void restart()}
      />
      {shown && (
        <Changes
          change={shown}
          way={wayOf(model)}
          isBusy={doing.isBusy}
          onSave={() => void save()}
          onClose={() => setShown(undefined)}
        />
      )}
    </div>
  );
}

function Section(props: {
  readonly name: string;
  readonly options: readonly Option[];
  readonly worded: (option: Option) => Worded;
  readonly isOpen: boolean;
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly faults: ReadonlyMap<string, string>;
  readonly onDraft: (path: string, draft: Draft | undefined) => void;
}) {
  const { name, options, drafts, faults } = props;
  const [isPressed, setPressed] = useState(false);
  const isOpen = props.isOpen || isPressed;
  const title = named(settingsWords().sections, name);
  return (
    <section class="card section" aria-label={title}>
      <h3>
        {props.isOpen ? (
          title
        ) : (
          <button
            type="button"
            class="section-head"
            aria-expanded={isPressed}
            onClick={() => setPressed(!isPressed)}
          >
            {title} <span class="note">{options.length}</span>
          </button>
        )}
      </h3>
      {isOpen &&
        options.map((option) => (
          <OptionField
            key={option.path}
            option={option}
            worded={props.worded(option)}
            draft={drafts.get(option.path)}
            fault={faults.get(option.path)}
            onDraft={(draft) => props.onDraft(option.path, draft)}
          />
        ))}
    </section>
  );
}

function sectionsOf(options: readonly Option[]): readonly (readonly [string, readonly Option[]])[] {
  const sections = new Map<string, Option[]>();
  for (const option of options) {
    const [name = ''] = option.path.split('.');
    sections.set(name, [...(sections.get(name) ?? []), option]);
  }
  return [...sections];
}

function countText(found: number, all: number): string {
  const { countAll, countSome } = settingsWords();
  return found === all ? countAll(all) : countSome(found, all);
}

/** What the daemon says of single options, or of what stands in them. */
function faultsOf(error: unknown, options: readonly Option[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { path, message } of faultsIn(error)) {
    const option = options.find((each) => `${path}.`.startsWith(`${each.path}.`));
    if (option) found.set(option.path, path === option.path ? message : `${path}: ${message}`);
  }
  return found;
}
