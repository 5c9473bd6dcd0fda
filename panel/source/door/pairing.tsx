import { useEffect, useState } from 'preact/hooks';
import type { Access } from '../model/access.ts';
import { deviceName } from '../model/device-name.ts';
import { codeDigits, digitsIn, grouped } from '../model/digits.ts';

/** What this device is called where nobody has told more of it. */
const device = window.matchMedia('(pointer: coarse), (max-width: 899px)').matches ? 'phone' : 'browser';

/** How one gets in. */
export function Pairing({ access }: { readonly access: Access }) {
  const { fault, offered, isBusy } = access;
  const [typed, setTyped] = useState('');
  const [name, setName] = useState(() => deviceName(navigator.userAgent));
  const digits = offered ?? typed;
  const isWhole = digits.length === codeDigits;
  return (
    <div class="pairing">
      <h2>Pair this {device}</h2>
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
            <span class="field-name">Code</span>
            <span class="code">{grouped(offered)}</span>
            <button type="button" class="link" onClick={() => access.refuseOffer()}>
              Another code
            </button>
          </p>
        )}
        <label class="field">
          <span class="field-name">Name, as the others see it</span>
          <input
            type="text"
            value={name}
            maxLength={40}
            autocomplete="off"
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="plain primary" disabled={!isWhole || isBusy || access.waitSeconds > 0}>
          {isBusy ? 'Pairing…' : `Pair this ${device}`}
        </button>
        <p class="fault" role="alert">
          {fault}
          {access.waitSeconds > 0 && <span aria-hidden="true"> {access.waitSeconds} s left.</span>}
        </p>
      </form>
      {access.state === 'in' && (
        <button type="button" class="plain" onClick={() => access.refuseOffer()}>
          It is paired already: leave it so
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
      <span class="field-name">Code</span>
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
  useEffect(() => {
    if (tap === undefined) return undefined;
    // Whether it would be heard changes with the music.
    const timer = window.setInterval(() => {
      if (document.visibilityState === 'visible') void access.check();
    }, lookEveryMs);
    return () => window.clearInterval(timer);
  }, [access, tap !== undefined]);
  return (
    <section class="pairing-help" aria-label="Where it comes from">
      <p>
        Whoever runs this band has the code: on its page under <em>Phones</em>, or by the command{' '}
        <code>tactus panel</code>. It is good for ten minutes and for one {device}.
      </p>
      {tap && (
        <>
          <button
            type="button"
            class="plain"
            disabled={
              access.isBusy || access.isTapping || access.waitSeconds > 0 || tap.unheardBecause !== undefined
            }
            onClick={() => void access.tap()}
          >
            {access.isTapping ? 'It is tapped now: listen' : 'Tap it in my headphones'}
          </button>
          <p role="status">
            {access.isTapping
              ? 'A low tap counts five, a high one one, a long one alone is a nought. It comes twice: write it down digit by digit.'
              : (tap.unheardBecause ?? 'If you hear the band now, it can tap a code over the music.')}
          </p>
          {access.tapFault !== undefined && (
            <p class="fault" role="alert">
              {access.tapFault}
            </p>
          )}
        </>
      )}
    </section>
  );
}
