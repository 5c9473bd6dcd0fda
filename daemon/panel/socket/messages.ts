import { z } from 'zod';
import { explain } from '../../system/explain.ts';
import type { Log } from '../../system/log.ts';
import { type GuestOptions, refuseWish } from '../access/guests.ts';
import type { TurnedAway } from '../access/turned-away.ts';
import { may, type Visitor } from '../access/visitor.ts';
import { explainFailure, InvalidInput, Refused } from '../api/failure.ts';
import { parseReadings } from '../api/incoming.ts';
import type { PanelHost } from '../host.ts';
import { clientMessageSchema, messageIdSchema } from '../protocol/client-message.ts';
import type { ServerMessage } from '../protocol/protocol.ts';
import { readAuth } from './authenticate.ts';

type Answer = Extract<ServerMessage, { type: 'answer' | 'pong' }>;

export interface MessageDependencies {
  readonly host: Pick<PanelHost, 'clock' | 'command' | 'say' | 'accept'>;
  readonly guests: GuestOptions;
  readonly turnedAway: TurnedAway;
  readonly log: Log;
}

/** Who sent it. */
export interface Sender {
  readonly visitor: Visitor;
  /** For people. */
  readonly from: string;
  /** Who he says that he is, later than at the door. Errors: InvalidInput when that is not so. */
  signIn(token: string): void;
  /** Whether he looks at the spectrum from now on. */
  watch(spectrum: boolean): void;
}

/** Does what a page's message asks for; gives what is to be said to it. Never rejects. */
export async function answerMessage(
  { host, guests, turnedAway, log }: MessageDependencies,
  text: string,
  { visitor, from, signIn, watch }: Sender,
): Promise<Answer> {
  let answers: { readonly id?: number | undefined } = {};
  let asReadings = false;
  try {
    const json = parseJson(text);
    answers = { id: idOf(json) };
    const type = (json as { type?: unknown } | null)?.type;
    asReadings = type === 'readings';
    if (type === 'auth') {
      const token = readAuth(text);
      if (token === undefined) throw new InvalidInput('auth: there is no token that could be read.');
      signIn(token);
      return { type: 'answer', ok: true };
    }
    const parsed = clientMessageSchema.safeParse(json, { reportInput: true });
    if (!parsed.success) throw new InvalidInput(explain(parsed.error));
    const message = parsed.data;
    if (message.type === 'ping') return { type: 'pong', id: message.id, atSeconds: host.clock.nowSeconds() };
    if (message.type === 'command') {
      const refusal = refuseWish(visitor, message.command, guests);
      if (refusal !== undefined) throw new Refused(403, refusal);
      await host.command(message.command);
    } else if (message.type === 'say') {
      if (!may(visitor, 'performer'))
        throw new Refused(403, `Words are for the role performer; yours is ${visitor.role}.`);
      const understood = host.say(message.words, message.language);
      return { type: 'answer', ...answers, ok: true, understood };
    } else if (message.type === 'watch') watch(message.spectrum);
    else if (message.type === 'readings') {
      if (!may(visitor, 'performer'))
        throw new Refused(403, `Readings are for the role performer; yours is ${visitor.role}.`);
      host.accept(parseReadings(message.readings, host.clock.nowSeconds()));
    }
    return { type: 'answer', ...answers, ok: true };
  } catch (error) {
    const { message, isOurs } = explainFailure(error);
    if (isOurs) log.error({ err: error }, 'A message of the panel failed');
    else turnedAway.tell(message, from, asReadings);
    return { type: 'answer', ...answers, ok: false, error: message };
  }
}

/** Also of a message that is wrong otherwise: its sender waits for an answer with this id. */
function idOf(json: unknown): number | undefined {
  const named = z.looseObject({ id: messageIdSchema }).safeParse(json);
  return named.success ? named.data.id : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidInput('This is not JSON.');
  }
}
