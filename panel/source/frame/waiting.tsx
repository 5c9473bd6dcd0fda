import type { Model } from '../model/model.ts';
import { frameWords } from '../words/frame.ts';

/** Until the device has said what this browser is here; and what to try where it says nothing. */
export function Waiting({ model }: { readonly model: Model }) {
  const { access, status } = model;
  const { waiting: words, api } = frameWords();
  const why = access.unanswered ?? (status.kind === 'lost' ? { text: api.nobody } : undefined);
  return (
    <main class="waiting">
      {why === undefined ? (
        <>
          <div class="waiting-dial" aria-hidden="true" />
          <p class="waiting-word" role="status">
            {words.looking}
          </p>
        </>
      ) : (
        <section class="card" aria-labelledby="unreached">
          <div class="waiting-why" role="alert">
            <h2 id="unreached">{words.unreached}</h2>
            {why.text !== api.nobody && <p lang={why.lang}>{why.text}</p>}
          </div>
          <ul>
            <li>{words.on}</li>
            <li>{words.network}</li>
            <li>
              {words.address} <span class="address">{location.host}</span>
            </li>
            {location.hostname.endsWith('.local') && <li>{words.local}</li>}
          </ul>
          <p>{words.byItself}</p>
          <button
            type="button"
            class="plain primary"
            onClick={() => {
              if (status.kind === 'lost') model.connect();
              else void access.check();
            }}
          >
            {words.now}
          </button>
        </section>
      )}
    </main>
  );
}
