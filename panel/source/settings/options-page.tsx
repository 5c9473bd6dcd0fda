import { useEffect, useState } from 'preact/hooks';
import { useAsked, useDoing } from '../components/asked.ts';
import { ApiFault, type SettingsChange } from '../model/api.ts';
import { sentence } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { Changes } from './changes.tsx';
import { OptionField } from './option-field.tsx';
import { type Draft, isSought, type Option, patchOf } from './options.ts';
import { SaveBar } from './save-bar.tsx';

/** Every option that there is: sought, read, changed, and changed back. */
export function Settings({ model, sought }: { readonly model: Model; readonly sought: string }) {
  const { api } = model;
  const isOpen = model.status.kind === 'open';
  const view = useAsked(() => api.settings());
  const [said, setSaid] = useState<string>();
  // Back from a restart: what is in force may be something else.
  useEffect(() => {
    if (!isOpen) return;
    setSaid(undefined);
    view.again();
  }, [isOpen]);
  const [search, setSearch] = useState(sought);
  const [soughtBefore, setSoughtBefore] = useState(sought);
  // At once, not in an effect: on a slow phone that would take away what was typed first.
  if (sought !== soughtBefore) {
    setSoughtBefore(sought);
    setSearch(sought);
  }
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map());
  const [shown, setShown] = useState<SettingsChange>();
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
    doing.run(() => api.changeSettings(patchOf(drafts), 'dryRun').then(setShown, showFaults));
  const save = (): Promise<void> =>
    doing.run(async () => {
      setShown(undefined);
      await api.changeSettings(patchOf(drafts)).then(() => {
        setDrafts(new Map());
        setSaid('Saved.');
        view.again();
      }, showFaults);
    });
  const undo = (): Promise<void> =>
    doing.run(async () => {
      const { changed } = await api.undoSettings();
      setSaid(`Undone: ${changed.map(({ path }) => path).join(', ') || 'nothing was different'}.`);
      view.again();
    });
  const restart = (): Promise<void> =>
    doing.run(async () => {
      await api.restart();
      setSaid('It starts anew: the music is back in some seconds.');
    });

  const found = options.filter(({ path, help }) => isSought({ path, help }, search.trim()));
  const wrong = options.filter(({ path }) => faults.has(path) || drafts.get(path)?.fault !== undefined);
  return (
    <div class="settings">
      {view.answer?.fault !== undefined && <p class="fault">{view.answer.fault}</p>}
      {view.answer?.lastStart !== undefined && <p class="fault">{view.answer.lastStart}</p>}
      <label class="search field">
        <span class="field-name">Search</span>
        <input
          type="search"
          value={search}
          autocomplete="off"
          placeholder="volume, guests, strap…"
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      </label>
      <p class="note" role="status">
        {view.fault ?? (view.answer === undefined ? 'Loading…' : countText(found.length, options.length))}
      </p>
      {sectionsOf(found).map(([name, members]) => (
        <Section
          key={name}
          name={name}
          options={members}
          isOpen={search.trim() !== '' || members.some((option) => wrong.includes(option))}
          drafts={drafts}
          faults={faults}
          onDraft={draft}
        />
      ))}
      <SaveBar
        count={drafts.size}
        wrong={wrong.length}
        isRestartNeeded={view.answer?.restartNeeded ?? false}
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
          way={{ isOwn: model.access.isOwn, isSecure: location.protocol === 'https:' }}
          isBusy={doing.isBusy}
          onSave={() => void save()}
          onClose={() => setShown(undefined)}
        />
      )}
    </div>
  );
}

const sectionWords: Readonly<Record<string, string>> = {
  sensors: 'Sensors: what is heard of the body',
  body: 'Body: the runner',
  conductor: 'Conductor: what the music follows',
  composer: 'Composer: what is played',
  player: 'Player: how it sounds',
  outputs: 'Outputs: where it is heard',
  scenes: 'Scenes: wishes with a name',
  panel: 'Panel: this page, and who may',
  network: 'Network: the way to this device',
  log: 'Log',
};

function Section(props: {
  readonly name: string;
  readonly options: readonly Option[];
  readonly isOpen: boolean;
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly faults: ReadonlyMap<string, string>;
  readonly onDraft: (path: string, draft: Draft | undefined) => void;
}) {
  const { name, options, drafts, faults } = props;
  const [isPressed, setPressed] = useState(false);
  const isOpen = props.isOpen || isPressed;
  const title = sectionWords[name] ?? sentence(name);
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

const countText = (found: number, all: number): string =>
  found === all ? `${all} options` : `${found} of ${all} options`;

/** What the daemon says of single options, or of what stands in them. */
function faultsOf(error: unknown, options: readonly Option[]): ReadonlyMap<string, string> {
  if (!(error instanceof ApiFault)) return new Map();
  const { faults = [] } = (error.answer ?? {}) as { readonly faults?: readonly SettingFault[] };
  const found = new Map<string, string>();
  for (const { path, message } of faults) {
    const option = options.find((each) => `${path}.`.startsWith(`${each.path}.`));
    if (option) found.set(option.path, path === option.path ? message : `${path}: ${message}`);
  }
  return found;
}

interface SettingFault {
  readonly path: string;
  readonly message: string;
}
