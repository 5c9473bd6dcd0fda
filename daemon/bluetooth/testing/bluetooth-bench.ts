import { expect } from 'vitest';
import { openPrivateBus } from '../../dbus/testing/private-bus.ts';
import type { Clock } from '../../time/clock.ts';
import type { Timers } from '../../time/timers.ts';
import { type Bluez, createBluez } from '../bluez.ts';
import type { BluezState } from '../bluez-state.ts';
import { createScanner, type Scanner } from '../scanner.ts';
import { type BusBench, openBusBench } from './bus-bench.ts';
import { createSmallBluez, type SmallBluez } from './small-bluez.ts';

interface Tools {
  readonly clock: Clock;
  readonly timers: Timers;
}

/** Our own Bluetooth, started and ready, on a small BlueZ. */
interface ReadyBluetooth {
  readonly client: Bluez;
  readonly scanner: Scanner;
  /** Ends everything, and fails if the client has kept anything. */
  close(): Promise<void>;
}

/** In the bench's own time. */
export interface BluetoothBench extends BusBench, ReadyBluetooth {
  readonly tools: Tools;
}

export async function openBluetoothBench(): Promise<BluetoothBench> {
  const bench = await openBusBench();
  const tools = { clock: bench.time, timers: bench.time };
  return { ...bench, tools, ...(await startBluetooth(bench.bus.address, tools, bench.close)) };
}

/** In a time that goes by itself. */
export async function openRunningBluetooth(
  tools: Tools,
): Promise<ReadyBluetooth & { readonly bluez: SmallBluez }> {
  const bus = await openPrivateBus();
  const bluez = await createSmallBluez(bus.address, tools.timers);
  const closeBus = async (): Promise<void> => {
    bluez.close();
    await bus.close();
  };
  return { bluez, ...(await startBluetooth(bus.address, tools, closeBus)) };
}

async function startBluetooth(
  address: string,
  tools: Tools,
  closeBus: () => Promise<void>,
): Promise<ReadyBluetooth> {
  const client = createBluez({ ...tools, address });
  const scanner = createScanner(client, tools);
  client.start();
  scanner.start();
  await untilState(client, 'ready');
  return {
    client,
    scanner,
    async close() {
      await scanner.stop();
      await client.stop();
      const left = client.counts;
      await closeBus();
      expect(left).toEqual({ listeners: 0, pendingCalls: 0, objects: 0 });
    },
  };
}

const stateDeadlineMs = 10_000;

/** Connecting to a bus takes real time, whatever the client's clock. Errors: Error when the state does not come. */
export async function untilState(client: Bluez, status: BluezState['status']): Promise<void> {
  if (client.state.status === status) return;
  await new Promise<void>((resolve, reject) => {
    const deadline = setTimeout(() => {
      unsubscribe();
      reject(new Error(`never ${status}, but ${client.state.status}: ${client.state.detail}`));
    }, stateDeadlineMs);
    const unsubscribe = client.onChange(() => {
      if (client.state.status !== status) return;
      unsubscribe();
      clearTimeout(deadline);
      resolve();
    });
  });
}
