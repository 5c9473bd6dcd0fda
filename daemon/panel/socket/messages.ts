import { z } from 'zod';
import { explain } from '../../system/explain.ts';
import type { Log } from '../../system/log.ts';
import type { TurnedAway } from '../access/turned-away.ts';
import { explainFailure, InvalidInput } from '../api/failure.ts';
import { parseReadings } from '../api/incoming.ts';
import type { PanelHost } from '../host.ts';
import { clientMessageSchema, messageIdSchema } from '../protocol/client-message.ts';
import type { ServerMessage } from '../protocol/protocol.ts';

type Answer = Extract<ServerMessage, { type: 'answer' | 'pong' }>;

export interface MessageDependencies {
  readonly host: Pick<PanelHost, 'clock' | 'command' | 'accept'>;
  readonly turnedAway: TurnedAway;
  readonly log: Log;
}

/** Does what a page's message asks for; gives what is to be said to it. Never rejects. `from`: who sent it, for people. */
export async function answerMessage(
  { host, turnedAway, log }: MessageDependencies,
  text: string,
  from: string,
): Promise<Answer> {
  let answers: { readonly id?: number | undefined } = {};
  let asReadings = false;
  try {
    const json = parseJson(text);
    answers = { id: idOf(json) };
    asReadings = (json as { type?: unknown } | null)?.type === 'readings';
    const parsed = clientMessageSchema.safeParse(json, { reportInput: true });
    if (!parsed.success) throw new InvalidInput(explain(parsed.error));
    const message = parsed.data;
    if (message.type === 'ping') return { type: 'pong', id: message.id, atSeconds: host.clock.nowSeconds() };
    if (message.type === 'command') await host.command(message.command);
    else host.accept(parseReadings(message.readings, host.clock.nowSeconds()));
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
