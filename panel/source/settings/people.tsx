import { useState } from 'preact/hooks';
import type { Role } from '../../../daemon/panel/access/visitor.ts';
import { type Asked, useAsked, useDoing } from '../components/asked.ts';
import { type Api, ApiFault, type GuestWish, type PairedUser } from '../model/api.ts';
import { day, percent } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { addressOf } from '../model/place.ts';
import { accessWords } from '../words/access.ts';
import type { Look } from './phones.tsx';

/** Who may: those who are paired, and what everybody else may. */
export function People({ model, look }: { readonly model: Model; readonly look: Asked<Look> }) {
  const { answer, fault } = look;
  const own = model.access.door?.you.id;
  const words = accessWords().people;
  return (
    <section class="card" aria-labelledby="people">
      <h3 id="people">{words.title}</h3>
      {fault !== undefined && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      {answer?.users.length === 0 && <p class="note">{words.none}</p>}
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
  const { people: words, roles } = accessWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <li class="person">
      <div class="person-line">
        <span class="person-name">
          {user.name}
          {isYou && <em> {words.thisOne}</em>}
        </span>
        <span class="note">
          {roles[user.role]} · {seenText(user.lastSeen)}
        </span>
        <button
          type="button"
          class="link"
          aria-expanded={isOpen}
          aria-label={isOpen ? words.closeNamed(user.name) : words.changeNamed(user.name)}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? words.close : words.change}
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
  const { people: words, roles } = accessWords();
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
        <span class="field-name">{words.name}</span>
        <input
          type="text"
          required
          maxLength={40}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <label class="field">
        <span class="field-name">{words.may}</span>
        <select value={role} onChange={(event) => setRole(event.currentTarget.value as Role)}>
          {(['viewer', 'performer', 'admin'] as const).map((each) => (
            <option key={each} value={each}>
              {roles[each]}
            </option>
          ))}
        </select>
      </label>
      {isAsking ? (
        <div class="asking" role="alertdialog" aria-label={words.revokeAsk(user.name)}>
          <p>{isYou ? words.revokeYou : words.revokeOther(user.name)}</p>
          <div class="buttons">
            <button type="button" class="plain danger" onClick={() => void doing.run(revoke)}>
              {isLastAdmin ? words.revokeEven : words.revokeYes}
            </button>
            <button type="button" class="plain" onClick={() => setAsking(false)}>
              {words.keep}
            </button>
          </div>
        </div>
      ) : (
        <div class="buttons">
          <button type="submit" class="plain primary" disabled={doing.isBusy || name.trim() === ''}>
            {isLastAdmin ? words.saveEven : words.save}
          </button>
          <button type="button" class="plain danger" onClick={() => setAsking(true)}>
            {words.revoke}
          </button>
        </div>
      )}
      <p class="fault" role="alert">
        {doing.fault}
      </p>
    </form>
  );
}

/** Whoever is not paired: settings, which are changed there. */
function Others({ api }: { readonly api: Api }) {
  const { answer } = useAsked(() => api.settings());
  const words = accessWords().people;
  if (!answer) return null;
  const settingAt = (path: string): unknown => answer.options.find((option) => option.path === path)?.value;
  const guests = (settingAt('panel.guests') ?? []) as readonly GuestWish[];
  const loudest = Number(settingAt('panel.guestVolumeMaximum01') ?? 1);
  return (
    <dl class="facts">
      <div>
        <dt>{words.unpaired}</dt>
        <dd>
          {guests.map((each) => words.guests[each]).join(', ') || words.nothing}
          {guests.includes('volume') && words.upTo(percent(loudest))}{' '}
          <a href={addressOf('settings', 'guests')}>{words.changeGuests}</a>
        </dd>
      </div>
      <div>
        <dt>{words.here}</dt>
        <dd>
          {settingAt('panel.kioskLock') === true ? words.locked : words.everything}{' '}
          <a href={addressOf('settings', 'kiosk')}>{words.changeLock}</a>
        </dd>
      </div>
    </dl>
  );
}

/** It is known to an hour. */
function seenText(lastSeen: string): string {
  const hours = (Date.now() - Date.parse(lastSeen)) / 3_600_000;
  const words = accessWords().people;
  if (hours < 2) return words.seenLately;
  if (hours < 24) return words.seenHours(Math.round(hours));
  return words.seenOn(day(new Date(lastSeen)));
}
