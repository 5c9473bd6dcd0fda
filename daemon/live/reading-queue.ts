import type { SensorReading } from '../sensors/reading.ts';

/** What live sensors said since it was last taken, in the order in which it came. */
export interface ReadingQueue {
  add(reading: SensorReading): void;
  take(): SensorReading[];
}

/**
 * More than any sensor says of one quantity between two ticks, also when a tick comes a second late, and as many as may
 * be posted at once. Of a flood the oldest are lost, and none of another sensor's or of another kind: a button is heard.
 */
const mostOfOne = 256;
/** So many are worked through in a few milliseconds. */
const mostReadings = 1024;
/** Names come from outside: more sensors than any body wears are not listened to between two ticks. */
const mostNames = 256;

export function createReadingQueue(): ReadingQueue {
  let heard = 0;
  let queues = new Map<string, { readonly order: number; readonly reading: SensorReading }[]>();
  return {
    add(reading) {
      const name = `${reading.sensorId} ${reading.kind}`;
      let queue = queues.get(name);
      if (queue === undefined) {
        if (queues.size >= mostNames) return;
        queue = [];
        queues.set(name, queue);
      }
      queue.push({ order: heard++, reading });
      if (queue.length > mostOfOne) queue.shift();
    },
    take() {
      const all = [...queues.values()].flat().sort((one, other) => one.order - other.order);
      queues = new Map();
      return all.slice(-mostReadings).map(({ reading }) => reading);
    },
  };
}
