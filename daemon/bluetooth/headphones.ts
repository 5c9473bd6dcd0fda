import { callDeadlineSeconds, DBusCallError, DBusVariant } from '../dbus/dbus.ts';
import { propertiesInterface } from '../dbus/interfaces.ts';
import type { Timers } from '../time/timers.ts';
import type { Bluez } from './bluez.ts';
import { adapterInterface, deviceInterface } from './interfaces.ts';

/** What pairing came to. Connecting needs an audio server, so it may fail where pairing did not. */
export interface PairedHeadphones {
  readonly name: string;
  /** Undefined when they are connected. */
  readonly notConnected: DBusCallError | undefined;
}

const agentPath = '/org/tactus/agent';
const agentInterface = 'org.bluez.Agent1';
const agentManagerInterface = 'org.bluez.AgentManager1';
/** Headphones from before 2007 ask for a number, and this is it. */
const usualPin = '0000';
const farewellSeconds = 5;

/**
 * Pairs with headphones (or loudspeakers), trusts them, so that they may call us from now on, and connects. We can show
 * and ask nothing (`NoInputNoOutput`), which is what headphones expect. Every step has its deadline.
 *
 * Errors: DBusCallError of BlueZ when they cannot be paired; the signal's reason.
 */
export async function pairHeadphones(
  bluez: Bluez,
  address: string,
  signal: AbortSignal,
): Promise<PairedHeadphones> {
  const found = bluez.device(address);
  if (!found) throw new DBusCallError('org.bluez.Error.DoesNotExist', `${address} is not heard any more`);
  const { path, name } = found;
  const endAgent = await registerAgent(bluez, path);
  try {
    try {
      await orAborted(bluez.call(path, deviceInterface, 'Pair'), signal);
    } catch (error) {
      if (!isNamed(error, 'AlreadyExists')) {
        await cancelPairing(bluez, path);
        throw error;
      }
    }
    await bluez.call(path, propertiesInterface, 'Set', {
      signature: 'ssv',
      body: [deviceInterface, 'Trusted', new DBusVariant('b', true)],
    });
    return { name, notConnected: await orAborted(connectHeadphones(bluez, path), signal) };
  } finally {
    await endAgent();
  }
}

/** Connects whatever of them plays and hears. Gives back why not. */
export async function connectHeadphones(bluez: Bluez, path: string): Promise<DBusCallError | undefined> {
  try {
    await bluez.call(path, deviceInterface, 'Connect', { deadlineSeconds: callDeadlineSeconds });
  } catch (error) {
    if (isNamed(error, 'AlreadyConnected')) return undefined;
    return error instanceof DBusCallError ? error : new DBusCallError('closed', String(error));
  }
  return undefined;
}

/** They are given so long to hang up; so long before each call to be ready again. */
const hangUpSeconds = 2;
const callsAgainSeconds = [0, 1, 2];

/** Disconnects those that are connected, and connects them again. Gives back why they are not connected then, if they are not. */
export async function reconnectHeadphones(
  bluez: Bluez,
  timers: Timers,
  address: string,
): Promise<DBusCallError | undefined> {
  const pathOf = (): string | undefined => bluez.device(address)?.path;
  const device = bluez.device(address);
  if (device?.connected) {
    await bluez.call(device.path, deviceInterface, 'Disconnect').catch(() => {});
    await pause(timers, hangUpSeconds);
  }
  let error: DBusCallError | undefined;
  for (const seconds of callsAgainSeconds) {
    if (seconds > 0) await pause(timers, seconds);
    const again = pathOf();
    error =
      again === undefined
        ? new DBusCallError('org.bluez.Error.DoesNotExist', `${address} is not there any more`)
        : await connectHeadphones(bluez, again);
    if (error === undefined) return undefined;
  }
  return error;
}

/** Headphones that are forgotten shall not call any more. BlueZ that is not there, or does not know them, is no error. */
export async function unpairHeadphones(bluez: Bluez, address: string): Promise<void> {
  const [adapter, path] = [bluez.adapterPath(), bluez.device(address)?.path];
  if (adapter === undefined || path === undefined) return;
  await bluez
    .call(adapter, adapterInterface, 'RemoveDevice', { signature: 'o', body: [path] })
    .catch(() => {});
}

const pause = (timers: Timers, seconds: number): Promise<void> =>
  new Promise((resolve) => timers.after(seconds, resolve));

/** Says yes to whatever the device that is being paired asks, and no to all others. */
async function registerAgent(bluez: Bluez, devicePath: string): Promise<() => Promise<void>> {
  const unexport = bluez.export(agentPath, ({ interface: name, member, body }) => {
    if (name !== agentInterface) return undefined;
    if (member === 'Release' || member === 'Cancel') return {};
    if (body[0] !== devicePath) throw new DBusCallError('org.bluez.Error.Rejected', 'not asked for');
    switch (member) {
      case 'RequestPinCode':
        return { signature: 's', body: [usualPin] };
      case 'RequestPasskey':
        return { signature: 'u', body: [Number(usualPin)] };
      case 'RequestConfirmation':
      case 'RequestAuthorization':
      case 'AuthorizeService':
      case 'DisplayPinCode':
      case 'DisplayPasskey':
        return {};
      default:
        return undefined;
    }
  });
  const manage = (member: string, signature: string, body: readonly unknown[]) =>
    bluez.call('/org/bluez', agentManagerInterface, member, {
      signature,
      body,
      deadlineSeconds: farewellSeconds,
    });
  try {
    await manage('RegisterAgent', 'os', [agentPath, 'NoInputNoOutput']);
  } catch (error) {
    unexport();
    throw error;
  }
  return async () => {
    await manage('UnregisterAgent', 'o', [agentPath]).catch(() => {});
    unexport();
  };
}

function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

async function cancelPairing(bluez: Bluez, path: string): Promise<void> {
  await bluez
    .call(path, deviceInterface, 'CancelPairing', { deadlineSeconds: farewellSeconds })
    .catch(() => {});
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof DBusCallError && error.errorName === `org.bluez.Error.${name}`;
}
