import './door.css';
import type { Access } from '../model/access.ts';
import { doorWords } from '../words/door.ts';
import { Guest } from './guest.tsx';
import { Pairing } from './pairing.tsx';

/** What somebody sees who is not let in: how one gets in, and what the owner lets everybody do. */
export function Entry({ access }: { readonly access: Access }) {
  const isGuest = access.needsLook && access.offered === undefined && access.why === undefined;
  return (
    <main class="entry">
      {isGuest ? (
        <>
          <Guest access={access} />
          <details class="card">
            <summary>{doorWords().more}</summary>
            <Pairing access={access} />
          </details>
        </>
      ) : (
        <Pairing access={access} />
      )}
    </main>
  );
}
