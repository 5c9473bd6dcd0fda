import { isLoopback } from '../access/places.ts';
import type { Refusal } from '../access/refusal.ts';
import type { SignIn } from '../access/sign-in.ts';
import type { Visitor } from '../access/visitor.ts';
import { authMessageSchema } from '../protocol/client-message.ts';

/** Whose token it is that came in a message; a wrong one is counted against its address. */
export type Authenticate = (token: string, address: string) => Visitor | Refusal;

export const createAuthenticate =
  (signIn: SignIn): Authenticate =>
  (token, address) =>
    signIn([token], { address, isLoopback: isLoopback(address), isTrusted: false, isNeeded: true });

/** The token of a message that says who somebody is; undefined of all others. What is wrong with it is not told: it may be secret. */
export function readAuth(text: string): string | undefined {
  try {
    return authMessageSchema.safeParse(JSON.parse(text)).data?.token;
  } catch {
    return undefined;
  }
}
