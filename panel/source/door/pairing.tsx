import { useEffect, useState } from 'preact/hooks';
import type { Access } from '../model/access.ts';
import { deviceName } from '../model/device-name.ts';
import { codeDigits, digitsIn, grouped } from '../model/digits.ts';
import { doorWords } from '../words/door.ts';

/** What this device is called where nobody has told more of it. */
const device = window.matchMedia('(pointer: coarse), (max-width: 899px)').matches ? 'phone' : 'browser';

/** How one gets in. */
export function Pairing({ access }: { readonly access: Access }) {
  const { fault, offered, isBusy } = access;
  const [typed, setTyped] = useState('');
  const [name, setName] = useState(() => deviceName(navigator.userAgent));
  const digits = offered ?? typed;
  const isWhole = digits.length === codeDigits;
  const words = doorWords();
  return (
    <div class="pairing">
      <h2>{words.pair[device]}</h2>
      {access.why !== undefined && (
        <p class="pairing-why" role="alert">
          {access.why}
        </p>
      )}
      <form
        class="card"
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole) void access.claim(digits, name.trim() || deviceName(navigator.userAgent));
        }}
      >
        {offered === undefined ? (
          <CodeField digits={typed} onDigits={setTyped} />
        ) : (
          <p class="field">
            <span class="field-name">{words.code}</span>
            <span class="code">{grouped(offered)}</span>
            <button type="button" class="link" onClick={() => access.refuseOffer()}>
              {words.anotherCode}
            </button>
          </p>
        )}
        <label class="field">
          <span class="field-name">{words.name}</span>
          <input
            type="text"
            value={name}
            maxLength={40}
            autocomplete="off"
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="plain primary" disabled={!isWhole || isBusy || access.waitSeconds > 0}>
          {isBusy ? words.pairing : words.pair[device]}
        </button>
        <p class="fault" role="alert" lang={fault?.lang}>
          {fault?.text}
          {access.waitSeconds > 0 && <span aria-hidden="true"> {words.left(access.waitSeconds)}</span>}
        </p>
      </form>
      {access.state === 'in' && (
        <button type="button" class="plain" onClick={() => access.refuseOffer()}>
          {words.stay}
        </button>
      )}
      <Help access={access} />
    </div>
  );
}

function CodeField(props: { readonly digits: string; readonly onDigits: (digits: string) => void }) {
  const shown = grouped(props.digits);
  return (
    <label class="field">
      <span class="field-name">{doorWords().code}</span>
      <input
        class="code"
        type="text"
        inputMode="numeric"
        autocomplete="one-time-code"
        spellcheck={false}
        placeholder="123 456 789 0123"
        value={shown}
        onInput={(event) => {
          const field = event.currentTarget;
          const behind = field.value.slice(field.selectionStart ?? field.value.length).replace(/\D/g, '');
          const digits = digitsIn(field.value);
          props.onDigits(digits);
          field.value = grouped(digits);
          const caret = grouped(digits.slice(0, digits.length - behind.length)).length;
          field.setSelectionRange(caret, caret);
        }}
      />
    </label>
  );
}

const lookEveryMs = 5000;

function Help({ access }: { readonly access: Access }) {
  const tap = access.door?.tap;
  const words = doorWords();
  useEffect(() => {
    if (tap === undefined) return undefined;
    // Whether it would be heard changes with the music.
    const timer = window.setInterval(() => {
      if (document.visibilityState === 'visible') void access.check();
    }, lookEveryMs);
    return () => window.clearInterval(timer);
  }, [access, tap !== undefined]);
  return (
    <section class="pairing-help" aria-label={words.help.label}>
      <p>
        {words.help.owner} <em>{words.help.page}</em>, {words.help.or} <code>tactus panel</code>.{' '}
        {words.help.goodFor[device]}
      </p>
      {tap && (
        <>
          <button
            type="button"
            class="plain"
            disabled={
              access.isBusy ||
              access.isTapping ||
              access.tapWaitSeconds > 0 ||
              tap.unheardBecause !== undefined
            }
            onClick={() => void access.tap()}
          >
            {access.isTapping ? words.tap.goesOn : words.tap.wish}
          </button>
          <p role="status" lang={!access.isTapping && tap.unheardBecause !== undefined ? 'en' : undefined}>
            {access.isTapping ? words.tap.how : (tap.unheardBecause ?? words.tap.note)}
          </p>
          {access.tapFault !== undefined && (
            <p class="fault" role="alert" lang={access.tapFault.lang}>
              {access.tapFault.text}
              {access.tapWaitSeconds > 0 && (
                <span aria-hidden="true"> {words.left(access.tapWaitSeconds)}</span>
              )}
            </p>
          )}
        </>
      )}
    </section>
  );
}
