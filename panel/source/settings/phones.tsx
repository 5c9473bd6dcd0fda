import { useAsked } from '../components/asked.ts';
import type { PairedUser } from '../model/api.ts';
import type { Model } from '../model/model.ts';
import { AddPhone } from './add-phone.tsx';
import { People } from './people.tsx';

/** So often it is looked: a phone that pairs is to be seen at once. */
const lookEveryMs = 2000;

/** Who is paired, and whether somebody else is awaited, as it was at a moment of `performance.now()`, or after it. */
export interface Look {
  readonly atMs: number;
  readonly awaitsCode: boolean;
  readonly users: readonly PairedUser[];
}

/** Letting phones in, and who is in. */
export function Phones({ model }: { readonly model: Model }) {
  const { api } = model;
  const look = useAsked<Look>(async () => {
    const atMs = performance.now();
    // In this order: a code that is used up by now has brought somebody who is in the list.
    const { awaitsCode } = await api.pairing();
    return { atMs, awaitsCode, users: await api.users() };
  }, lookEveryMs);
  return (
    <div class="columns">
      <AddPhone api={api} look={look.answer} />
      <People model={model} look={look} />
    </div>
  );
}
