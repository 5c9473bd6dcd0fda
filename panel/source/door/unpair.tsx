import { useState } from 'preact/hooks';
import type { Access } from '../model/access.ts';

const words = {
  guest: 'nobody',
  viewer: 'it looks on',
  performer: 'it plays',
  admin: 'it may do everything',
};

/** As what this browser is paired, and the way out: for a phone that was borrowed, or is sold. */
export function Unpair({ access }: { readonly access: Access }) {
  const [isAsking, setAsking] = useState(false);
  if (access.door?.you.id === undefined) return null;
  return (
    <div class="unpair">
      <p class="note">This browser is paired: {words[access.role]}.</p>
      {isAsking ? (
        <>
          <button type="button" class="link" onClick={() => void access.leave()}>
            Yes, it must pair again to come back
          </button>{' '}
          <button type="button" class="link" onClick={() => setAsking(false)}>
            Leave it paired
          </button>
        </>
      ) : (
        <button type="button" class="link" onClick={() => setAsking(true)}>
          Unpair it…
        </button>
      )}
    </div>
  );
}
