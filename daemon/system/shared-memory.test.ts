import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { SharedQueue, SharedSnapshot } from './shared-memory.ts';

/** Another thread needs JavaScript: the built file. */
const built = new URL('../../dist/daemon/system/shared-memory.js', import.meta.url);

function inAnotherThread(code: string, workerData: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const source = `
      const { parentPort, workerData } = require('node:worker_threads');
      import(${JSON.stringify(built.href)}).then((memory) => { ${code} });`;
    const worker = new Worker(source, { eval: true, workerData });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

describe('SharedSnapshot', () => {
  it('hands on what was published, and only then', () => {
    const writer = new SharedSnapshot(3);
    const reader = new SharedSnapshot(3, writer.buffer);
    writer.values.set([1.5, -2, Number.MAX_VALUE]);
    expect(reader.changed()).toBe(false);
    writer.publish();
    expect(reader.changed()).toBe(true);
    expect(reader.refresh()).toBe(true);
    expect([...reader.values]).toEqual([1.5, -2, Number.MAX_VALUE]);
    expect(reader.changed()).toBe(false);
  });

  it('outlives a writer that died while it published', () => {
    const writer = new SharedSnapshot(2);
    writer.values.set([3, 4]);
    writer.publish();
    const reader = new SharedSnapshot(2, writer.buffer);
    Atomics.add(new Int32Array(writer.buffer), 0, 1);
    expect(reader.refresh()).toBe(false);
    const next = new SharedSnapshot(2, writer.buffer);
    next.takeOver();
    expect([...next.values]).toEqual([3, 4]);
    next.values[0] = 5;
    next.publish();
    expect(reader.refresh()).toBe(true);
    expect([...reader.values]).toEqual([5, 4]);
  });

  it.skipIf(!existsSync(built))('is never seen torn by another thread', async () => {
    const length = 40;
    const writer = new SharedSnapshot(length);
    const ready = new Int32Array(new SharedArrayBuffer(4));
    const torn = inAnotherThread(
      `const reader = new memory.SharedSnapshot(${length}, workerData.buffer);
       let torn = 0, seen = 0, last = 0;
       Atomics.store(workerData.ready, 0, 1);
       while (last < 30000) {
         if (!reader.changed() || !reader.refresh()) continue;
         seen += 1;
         if (reader.values.some((value) => value !== reader.values[0]) || reader.values[0] < last) torn += 1;
         last = reader.values[0];
       }
       parentPort.postMessage({ torn, seen });`,
      { buffer: writer.buffer, ready },
    );
    while (Atomics.load(ready, 0) === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    for (let i = 1; i <= 30_000; i += 1) {
      // Halves of the number differ from write to write, so that half a number would show.
      writer.values.fill(i + (i % 2) * 1e-9);
      writer.publish();
    }
    writer.values.fill(30_001);
    writer.publish();
    const result = (await torn) as { torn: number; seen: number };
    expect(result.torn).toBe(0);
    expect(result.seen).toBeGreaterThan(0);
  });
});

describe('SharedQueue', () => {
  it('keeps order, refuses when full, and counts what it refused', () => {
    const queue = new SharedQueue(4, 2);
    const push = (value: number): boolean => {
      queue.record.fill(value);
      return queue.push();
    };
    expect([1, 2, 3, 4, 5].map(push)).toEqual([true, true, true, true, false]);
    expect(queue.dropped).toBe(1);
    expect(queue.take()).toBe(true);
    expect([...queue.record]).toEqual([1, 1]);
    expect(push(6)).toBe(true);
    const rest: number[] = [];
    while (queue.take()) rest.push(queue.record[0]!);
    expect(rest).toEqual([2, 3, 4, 6]);
  });

  it.skipIf(!existsSync(built))('loses nothing between two threads', async () => {
    const queue = new SharedQueue(64, 3);
    const count = 50_000;
    const done = inAnotherThread(
      `const queue = new memory.SharedQueue(64, 3, workerData.buffer);
       for (let i = 0; i < ${count}; i += 1) {
         queue.record.set([i, i * 2, -i]);
         while (!queue.push()) {}
       }
       parentPort.postMessage('done');`,
      { buffer: queue.buffer },
    );
    const faults: string[] = [];
    for (let i = 0; i < count; ) {
      if (!queue.take()) {
        await new Promise((resolve) => setImmediate(resolve));
        continue;
      }
      const [a, b, c] = queue.record;
      if (a !== i || b !== i * 2 || c !== -i) faults.push(`${i}: ${[...queue.record]}`);
      i += 1;
    }
    await done;
    expect(faults).toEqual([]);
  });

  it('must have a power of two as its capacity', () => {
    expect(() => new SharedQueue(6, 1)).toThrow(RangeError);
  });
});
