import { type MessageBus, MessageType } from '@jellybrick/dbus-next';
import { ManualTime } from '../../time/timers.ts';
import { addMatch, connectToBus, ping } from './bus-connection.ts';

/** A time on a bus that only moves when nobody there has anything more to say. */
export interface QuietTime {
  readonly time: ManualTime;
  /** A connection of nobody's. */
  readonly stranger: MessageBus;
  close(): void;
}

/** `messages`: how many calls have come to the service that is tried. */
export async function openQuietTime(address: string, messages: () => number): Promise<QuietTime> {
  const stranger = await connectToBus(address);
  let heard = 0;
  stranger.on('message', (message) => {
    if (message.type === MessageType.SIGNAL) heard += 1;
  });
  await addMatch(stranger, "type='signal'");

  /** The bus answers in order, so three quiet rounds to it and through the event loop mean that all is said. */
  const settle = async (): Promise<void> => {
    let quiet = 0;
    let before = -1;
    while (quiet < 3) {
      for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      await ping(stranger);
      const now = heard + messages();
      quiet = now === before ? quiet + 1 : 0;
      before = now;
    }
  };
  return { time: new ManualTime(settle), stranger, close: () => stranger.disconnect() };
}
