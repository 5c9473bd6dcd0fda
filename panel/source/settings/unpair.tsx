import { useState } from 'preact/hooks';
import type { Access } from '../model/access.ts';
import { browserWords } from '../words/browser.ts';

/** As what this browser is known here, and the way out: for a phone that was borrowed, or is sold. */
export function Unpair({ access }: { readonly access: Access }) {
  const [isAsking, setAsking] = useState(false);
  const words = browserWords();
  const you = access.door?.you;
  if (you === undefined) return null;
  if (you.id === undefined)
    return <p>{access.isOwn ? (access.is('admin') ? words.own : words.ownLocked) : words.roles.guest}</p>;
  return (
    <div class="unpair">
      <p>
        {words.roles[you.role]} {you.name !== undefined && words.known(you.name)}
      </p>
      {isAsking ? (
        <>
          <button type="button" class="plain" onClick={() => void access.leave()}>
            {words.unpairYes}
          </button>
          <button type="button" class="plain" onClick={() => setAsking(false)}>
            {words.unpairNo}
          </button>
        </>
      ) : (
        <button type="button" class="plain" onClick={() => setAsking(true)}>
          {words.unpair}
        </button>
      )}
    </div>
  );
}
