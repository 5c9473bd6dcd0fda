import { useEffect, useState } from 'preact/hooks';
import { useAsked, useDoing } from '../components/asked.ts';
import { day, momentOfDay } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { settingsWords } from '../words/settings.ts';
import { Changes } from './changes.tsx';
import { wayOf } from './cut-off.ts';
import { type Backup, readBackups, restore, type TextChange } from './settings-api.ts';

/** What the file held before, each to be looked at and gone back to. */
export function Backups(props: {
  readonly model: Model;
  /** Another one with each change. */
  readonly revision: number;
  readonly onRestored: () => void;
}) {
  const { model, revision, onRestored } = props;
  const { api } = model;
  const words = settingsWords().backups;
  const backups = useAsked(() => readBackups(api));
  useEffect(() => {
    if (revision > 0) backups.again();
  }, [revision]);
  const [shown, setShown] = useState<{ readonly backup: Backup; readonly change: TextChange }>();
  const doing = useDoing();
  const look = (backup: Backup): Promise<void> =>
    doing.run(async () => setShown({ backup, change: await restore(api, backup.id, 'dryRun') }));
  const goBack = (id: string): Promise<void> =>
    doing.run(async () => {
      setShown(undefined);
      await restore(api, id);
      onRestored();
    });
  return (
    <section class="card backups" aria-labelledby="backups">
      <h3 id="backups">{words.title}</h3>
      <p class="note">{words.note}</p>
      {backups.answer?.length === 0 && <p class="note">{words.none}</p>}
      <ul class="backup-list">
        {backups.answer?.map((backup) => (
          <li key={backup.id} class="backup">
            <span>
              {whenText(backup)}
              {backup.isUndone && <span class="note"> · {words.undone}</span>}
            </span>
            <button
              type="button"
              class="plain"
              disabled={doing.isBusy}
              aria-label={words.lookAt(whenText(backup))}
              onClick={() => void look(backup)}
            >
              {words.look}
            </button>
          </li>
        ))}
      </ul>
      <p class="fault" role="alert" lang="en">
        {doing.fault ?? backups.fault}
      </p>
      {shown && (
        <Changes
          change={shown.change}
          isRestore
          way={wayOf(model)}
          isBusy={doing.isBusy}
          onSave={() => void goBack(shown.backup.id)}
          onClose={() => setShown(undefined)}
        />
      )}
    </section>
  );
}

function whenText({ at }: Backup): string {
  const date = new Date(at);
  return `${day(date)}, ${momentOfDay(date)}`;
}
