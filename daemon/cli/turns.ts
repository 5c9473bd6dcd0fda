import type { LiveSession } from '../live/live-session.ts';
import { TactusError } from '../system/errors.ts';

/** How one session is started behind another. */
export interface TurnTools<Turn> {
  /** Absent for the first. */
  readonly former?: Turn;
  /** Where the panel of the one before was. */
  readonly panelPort?: number;
  /** Why another one did not start that had been wanted instead. */
  readonly lastStart?: string;
  /** Ends this session and starts another with what is saved by then. Errors: of `read`; it goes on then. */
  readonly restart: () => Promise<void>;
}

export interface TurnsDependencies<Turn, Session extends Pick<LiveSession, 'panelPort'>> {
  /** What a session is to be started with now. Errors: TactusError where that could not play. */
  read(): Promise<Turn>;
  /** Errors: TactusError. */
  start(turn: Turn, tools: TurnTools<Turn>): Promise<Session>;
  /** Settles when this session is to be the last one. */
  ended(session: Session): Promise<void>;
  /** Ends a session that another one follows. */
  leave(session: Session, turn: Turn): Promise<void>;
  /** One did not start; gives what is started in its place. */
  goBack(former: Turn, error: TactusError): Promise<Turn>;
}

/**
 * Session after session in one process, each with what is saved when it begins; gives back the last one, to be closed. One
 * that does not start is followed by the former one, anew.
 *
 * Errors: of the first start, and where the former one does not start anew either.
 */
export async function playInTurn<Turn, Session extends Pick<LiveSession, 'panelPort'>>(
  first: Turn,
  { read, start, ended, leave, goBack }: TurnsDependencies<Turn, Session>,
): Promise<Session> {
  let turn = first;
  let tools: Omit<TurnTools<Turn>, 'restart'> = {};
  for (;;) {
    let begin: (turn: Turn) => void = () => {};
    const next = new Promise<Turn>((resolve) => {
      begin = resolve;
    });
    const restart = async (): Promise<void> => begin(await read());
    let session: Session;
    try {
      session = await start(turn, { ...tools, restart });
    } catch (error) {
      const { former, lastStart } = tools;
      if (former === undefined || lastStart !== undefined || !(error instanceof TactusError)) throw error;
      turn = await goBack(former, error);
      tools = { ...tools, lastStart: `${error.message} ${error.fix}` };
      continue;
    }
    const following = await Promise.race([next, ended(session).then(() => undefined)]);
    if (following === undefined) return session;
    await leave(session, turn);
    tools = { former: turn, panelPort: session.panelPort };
    // What was saved while that one ended counts, too, unless it is wrong.
    turn = await read().catch(() => following);
  }
}
