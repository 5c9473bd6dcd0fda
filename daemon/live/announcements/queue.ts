import type { Announcement } from './announcement.ts';

/** Somebody who runs wants to hear what is, not what was. */
const staleSeconds = 10;
const mostWaiting = 4;

/** What waits to be said, oldest first. */
export interface AnnouncementQueue {
  /** It takes the place of what waits of the same kind, of the same sensor; of too many the oldest is dropped. */
  add(announcement: Announcement, atSeconds: number): void;
  /** The next that is worth saying. */
  take(nowSeconds: number): Announcement | undefined;
  /** Never said: replaced, too many or too old. */
  readonly dropped: number;
}

export function createAnnouncementQueue(): AnnouncementQueue {
  /** In the order in which they came. */
  const waiting = new Map<string, { readonly announcement: Announcement; readonly atSeconds: number }>();
  let dropped = 0;
  const drop = (key: string): void => {
    if (waiting.delete(key)) dropped += 1;
  };
  return {
    add(announcement, atSeconds) {
      const key = announcement.kind === 'sensor' ? `sensor ${announcement.sensorId}` : announcement.kind;
      drop(key);
      waiting.set(key, { announcement, atSeconds });
      if (waiting.size > mostWaiting) drop([...waiting.keys()][0]!);
    },
    take(nowSeconds) {
      for (const [key, { announcement, atSeconds }] of waiting) {
        if (nowSeconds - atSeconds > staleSeconds) {
          drop(key);
          continue;
        }
        waiting.delete(key);
        return announcement;
      }
      return undefined;
    },
    get dropped() {
      return dropped;
    },
  };
}
