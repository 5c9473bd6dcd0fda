import { useState } from 'preact/hooks';
import type { Role } from '../../../daemon/panel/access/visitor.ts';
import { type Asked, useAsked, useDoing } from '../components/asked.ts';
import { type Api, ApiFault, type PairedUser } from '../model/api.ts';
import { percent } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { addressOf } from '../model/place.ts';
import type { Look } from './phones.tsx';
import { roleWords } from './roles.ts';

/** Who may: those who are paired, and what everybody else may. */
export function People({ model, look }: { readonly model: Model; readonly look: Asked<Look> }) {
  const { answer, fault } = look;
  const own = model.access.door?.you.id;
  return (
    <section class="card" aria-labelledby="people">
      <h3 id="people">Who may</h3>
      {fault !== undefined && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      {answer?.users.length === 0 && <p class="note">No phone is paired yet.</p>}
      <ul class="people">
        {answer?.users.map((user) => (
          <Person key={user.id} api={model.api} user={user} isYou={user.id === own} onChange={look.again} />
        ))}
      </ul>
      <Others api={model.api} />
    </section>
  );
}

function Person(props: {
  readonly api: Api;
  readonly user: PairedUser;
  readonly isYou: boolean;
  readonly onChange: () => void;
}) {
  const { api, user, isYou, onChange } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <li class="person">
      <div class="person-line">
        <span class="person-name">
          {user.name}
          {isYou && <em> this one</em>}
        </span>
        <span class="note">
          {roleWords[user.role]} · {seenText(user.lastSeen)}
        </span>
        <button
          type="button"
          class="link"
          aria-expanded={isOpen}
          aria-label={`${isOpen ? 'Close' : 'Change'} ${user.name}`}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? 'Close' : 'Change'}
        </button>
      </div>
      {isOpen && (
        <PersonForm
          api={api}
          user={user}
          isYou={isYou}
          onDone={() => {
            setOpen(false);
            onChange();
          }}
        />
      )}
    </li>
  );
}

function PersonForm(props: {
  readonly api: Api;
  readonly user: PairedUser;
  readonly isYou: boolean;
  readonly onDone: () => void;
}) {
  const { api, user, isYou, onDone } = props;
  const [name, setName] = useState(user.name);
  const [role, setRole] = useState<Role>(user.role);
  const [isAsking, setAsking] = useState(false);
  const doing = useDoing();
  // Who would shut himself out is told so once; at the second press he means it.
  const isLastAdmin = doing.error instanceof ApiFault && doing.error.status === 409;
  const even = isLastAdmin ? 'evenLastAdmin' : undefined;
  const save = async (): Promise<void> => {
    await api.changeUser(user.id, { name: name.trim(), role }, even);
    onDone();
  };
  const revoke = async (): Promise<void> => {
    await api.revokeUser(user.id, even);
    onDone();
  };
  return (
    <form
      class="person-form"
      onSubmit={(event) => {
        event.preventDefault();
        void doing.run(save);
      }}
    >
      <label class="field">
        <span class="field-name">Name</span>
        <input
          type="text"
          required
          maxLength={40}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <label class="field">
        <span class="field-name">May</span>
        <select value={role} onChange={(event) => setRole(event.currentTarget.value as Role)}>
          {(['viewer', 'performer', 'admin'] as const).map((each) => (
            <option key={each} value={each}>
              {roleWords[each]}
            </option>
          ))}
        </select>
      </label>
      {isAsking ? (
        <div class="asking" role="alertdialog" aria-label={`Revoke ${user.name}?`}>
          <p>
            {isYou
              ? 'This is the phone in your hand: it is shut out at once, and must pair again.'
              : `${user.name} is shut out at once, and must pair again.`}
          </p>
          <div class="buttons">
            <button type="button" class="plain danger" onClick={() => void doing.run(revoke)}>
              {isLastAdmin ? 'Revoke it all the same' : 'Revoke it'}
            </button>
            <button type="button" class="plain" onClick={() => setAsking(false)}>
              Keep it
            </button>
          </div>
        </div>
      ) : (
        <div class="buttons">
          <button type="submit" class="plain primary" disabled={doing.isBusy || name.trim() === ''}>
            {isLastAdmin ? 'Save all the same' : 'Save'}
          </button>
          <button type="button" class="plain danger" onClick={() => setAsking(true)}>
            Revoke…
          </button>
        </div>
      )}
      <p class="fault" role="alert">
        {doing.fault}
      </p>
    </form>
  );
}

const guestWords: Readonly<Record<string, string>> = {
  play: 'play and stop',
  skip: 'skip',
  volume: 'set the volume',
};

/** Whoever is not paired: settings, which are changed there. */
function Others({ api }: { readonly api: Api }) {
  const { answer } = useAsked(() => api.settings());
  if (!answer) return null;
  const settingAt = (path: string): unknown => answer.options.find((option) => option.path === path)?.value;
  const guests = (settingAt('panel.guests') ?? []) as readonly string[];
  const loudest = Number(settingAt('panel.guestVolumeMaximum01') ?? 1);
  return (
    <dl class="facts">
      <div>
        <dt>Who is not paired may</dt>
        <dd>
          {guests.map((each) => guestWords[each] ?? each).join(', ') || 'nothing'}
          {guests.includes('volume') && ` up to ${percent(loudest)}`}{' '}
          <a href={addressOf('settings', 'guests')}>Change what guests may</a>
        </dd>
      </div>
      <div>
        <dt>Pages on the device itself</dt>
        <dd>
          {settingAt('panel.kioskLock') === true ? 'are locked: they may what guests may' : 'may everything'}{' '}
          <a href={addressOf('settings', 'kiosk')}>Change the lock</a>
        </dd>
      </div>
    </dl>
  );
}

/** It is known to an hour. */
function seenText(lastSeen: string): string {
  const hours = (Date.now() - Date.parse(lastSeen)) / 3_600_000;
  if (hours < 2) return 'seen lately';
  if (hours < 24) return `seen ${Math.round(hours)} hours ago`;
  return `seen on ${new Date(lastSeen).toLocaleDateString()}`;
}
