import { useEffect, useState } from 'preact/hooks';
import type { Role } from '../../../daemon/panel/access/visitor.ts';
import { useDoing } from '../components/asked.ts';
import type { Api, PairingOffer } from '../model/api.ts';
import { grouped } from '../model/digits.ts';
import { accessWords } from '../words/access.ts';
import type { Look } from './phones.tsx';
import { Qr } from './qr.tsx';

const roles: readonly Role[] = ['admin', 'performer', 'viewer'];

interface OpenOffer extends PairingOffer {
  /** Moments of `performance.now()`. */
  readonly madeAtMs: number;
  readonly endsAtMs: number;
  /** Who was paired before. */
  readonly known: ReadonlySet<string>;
}

/** A code for one more phone: as digits, as a picture for its camera, and where it is to go. */
export function AddPhone({ api, look }: { readonly api: Api; readonly look: Look | undefined }) {
  const [chosen, setChosen] = useState<Role>();
  const [offer, setOffer] = useState<OpenOffer>();
  const doing = useDoing();
  const { add: words, roles: roleWords, roleNotes } = accessWords();
  // The first phone is the owner's; those after it seldom are.
  const hasOwner = look?.users.some(({ role }) => role === 'admin') ?? true;
  const role = chosen ?? (hasOwner ? 'performer' : 'admin');
  const newcomer = offer && look?.users.find(({ id }) => !offer.known.has(id));
  const make = (): Promise<void> =>
    doing.run(async () => {
      const known = new Set((await api.users()).map(({ id }) => id));
      const given = await api.makeCode(role);
      const madeAtMs = performance.now();
      setOffer({ ...given, known, madeAtMs, endsAtMs: madeAtMs + 1000 * given.expiresInSeconds });
    });
  const cancel = (): Promise<void> =>
    doing.run(async () => {
      await api.cancelCode();
      setOffer(undefined);
    });
  return (
    <section class="card" aria-labelledby="add-phone">
      <h3 id="add-phone">{words.title}</h3>
      {newcomer ? (
        <>
          <p class="done" role="status">
            <strong>{newcomer.name}</strong> {words.paired(roleWords[newcomer.role].toLowerCase())}
          </p>
          <button type="button" class="plain" onClick={() => setOffer(undefined)}>
            {words.another}
          </button>
        </>
      ) : offer ? (
        <Offer
          offer={offer}
          isGone={look !== undefined && look.atMs > offer.madeAtMs && !look.awaitsCode}
          onCancel={() => void cancel()}
          onAnother={() => void make()}
        />
      ) : (
        <>
          <fieldset class="choice">
            <legend>{words.whose}</legend>
            <div class="choice-options">
              {roles.map((value) => (
                <label key={value} class={value === role ? 'chosen' : ''}>
                  <input
                    type="radio"
                    name="role"
                    value={value}
                    checked={value === role}
                    onChange={() => setChosen(value)}
                  />
                  {words.choices[value]}
                </label>
              ))}
            </div>
          </fieldset>
          <p class="note">{roleNotes[role]}</p>
          <button type="button" class="plain primary" disabled={doing.isBusy} onClick={() => void make()}>
            {words.show}
          </button>
        </>
      )}
      <p class="fault" role="alert">
        {doing.fault}
      </p>
    </section>
  );
}

function Offer(props: {
  readonly offer: OpenOffer;
  /** Tried wrongly too often, or another one was made elsewhere. */
  readonly isGone: boolean;
  readonly onCancel: () => void;
  readonly onAnother: () => void;
}) {
  const { code, urls, endsAtMs } = props.offer;
  const words = accessWords().add;
  const seconds = useSecondsUntil(endsAtMs);
  const [best] = urls;
  // For people, who type the code; for cameras the whole of it.
  // Over HTTPS a phone would only be warned: it has not learnt to trust this device yet.
  const [first, ...others] = urls
    .filter((url) => url.startsWith('http:'))
    .map((url) => url.replace(/#.*/, '').replace(/\/$/, ''));
  if (seconds <= 0 || props.isGone) {
    return (
      <>
        <p role="status">{words.gone}</p>
        <button type="button" class="plain primary" onClick={props.onAnother}>
          {words.showAnother}
        </button>
      </>
    );
  }
  return (
    <div class="offer">
      {best !== undefined && <Qr text={best} label={words.picture(first ?? '')} />}
      <div class="offer-words">
        <ol class="steps">
          <li>{words.sameNetwork}</li>
          <li>
            {words.point} <strong class="address">{first}</strong>
            {others.length > 0 && (
              <>
                {' '}
                ({words.or} <span class="address">{others.join(', ')}</span>)
              </>
            )}
          </li>
          <li>
            {words.code} <span class="code">{grouped(code)}</span>
          </li>
        </ol>
        <p class="note" role="status">
          {words.waiting} <span aria-hidden="true">{words.goodFor(clockText(seconds))}</span>
        </p>
        <button type="button" class="plain" onClick={props.onCancel}>
          {words.cancel}
        </button>
      </div>
    </div>
  );
}

const clockText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** Counts down, twice a second so that none is left out. */
function useSecondsUntil(endsAtMs: number): number {
  const left = (): number => Math.max(0, Math.ceil((endsAtMs - performance.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    setSeconds(left());
    const timer = window.setInterval(() => setSeconds(left()), 500);
    return () => window.clearInterval(timer);
  }, [endsAtMs]);
  return seconds;
}
