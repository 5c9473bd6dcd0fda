import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { IClientOptions, MqttClient as Link } from 'mqtt';
import { messageOf } from '../system/errors.ts';
import { readPemFile } from '../system/files/pem-file.ts';
import { type Attempt, type Endeavour, persist } from '../time/persist.ts';
import type { Timers } from '../time/timers.ts';

export interface MqttClientOptions {
  /** mqtt://host:1883 or, with TLS, mqtts://host:8883. */
  readonly url: string;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** Whom to trust besides the system's authorities, with TLS. */
  readonly caFile?: string | undefined;
  readonly protocol: '3.1.1' | '5';
  /** What all topics begin with. */
  readonly prefix: string;
  /** What tells this Tactus from others; the machine's name if absent. */
  readonly node?: string | undefined;
}

/** Whoever has something to hear from the broker, or to tell it. */
export interface MqttUser {
  /** What it wants to hear; it hears what others want, too. */
  readonly topics: readonly string[];
  /** Said for us, and retained, when the connection is lost without a word; of a user that is there before it is made. */
  readonly will?: { readonly topic: string; readonly payload: string };
  /** From now on its topics are heard, but for those that the broker denies us, and what it publishes is told. */
  connected(denied: readonly string[]): void;
  heard?(topic: string, payload: Buffer, isRetained: boolean): void;
  /** A connection ended, or none came. `error`: unless the broker ended it; `detail`: why, and when it is tried again. */
  lost(error: unknown, detail: string): void;
}

/** The one client of the broker: connected for as long as somebody uses it. */
export interface MqttClient {
  readonly prefix: string;
  /** One word that tells this Tactus from others at the broker. */
  readonly node: string;
  /** What our own topics begin with: PREFIX/NODE. */
  readonly own: string;
  /** What the broker calls us; another one each time the daemon starts. */
  readonly id: string;
  /** For people. */
  readonly url: string;
  /** Gives back what ends the use; after the last, once that has resolved, no socket and no timer is left. */
  use(user: MqttUser): () => Promise<void>;
  /** Gives back whether there is a connection to say it on; else it is dropped. */
  publish(topic: string, payload: string, retain?: boolean): boolean;
}

const connectMillis = 10_000;
const farewellSeconds = 2;
/** Answers to a subscription from here on are refusals. */
const deniedCode = 0x80;
/** A connection that lasts so long is a good one: a broker that throws us off at once is tried less and less. */
const settledSeconds = 5;

/** MQTT 3.1.1 or 5. `timers`: its waits. */
export function createMqttClient(
  options: MqttClientOptions,
  { timers }: { readonly timers: Timers },
): MqttClient {
  const { url, prefix } = options;
  const node = nodeOf(options.node ?? hostname());
  // A broker throws off whoever has the name of one that comes: two machines may both be called raspberrypi.
  const clientId = `tactus_${node}_${randomBytes(4).toString('hex')}`;
  const users = new Set<MqttUser>();
  /** Lets whoever came while there is a connection take part in it. */
  let greet: (() => void) | undefined;
  /** What nobody wants to hear any more. */
  let leaveAlone: ((topics: readonly string[]) => void) | undefined;
  let connected: Link | undefined;
  let endeavour: Endeavour | undefined;
  let stopping: Promise<unknown> = Promise.resolve();

  const attempt = async ({ signal, succeeded }: Attempt): Promise<void> => {
    const { default: mqtt } = await import('mqtt');
    const ca = options.caFile === undefined ? undefined : await readPemFile(options.caFile);
    if (signal.aborted) return;
    const will = [...users].find((user) => user.will !== undefined)?.will;
    const link = mqtt.connect(url, linkOptions(options, clientId, will, ca));
    const greeted = new Set<MqttUser>();
    let failure: Error | undefined;
    let cancelFarewell: (() => void) | undefined;
    let cancelSettled: (() => void) | undefined;
    const closed = new Promise<void>((resolve) => link.once('close', () => resolve()));
    const fail = (error: Error): void => {
      failure = error;
      link.end(true);
    };
    const abort = (): void => {
      link.end(!link.connected);
      // A broker that does not take leave is left without.
      cancelFarewell = timers.after(farewellSeconds, () => link.end(true));
    };
    const welcome = (newcomers: readonly MqttUser[], denied: readonly string[] = []): void => {
      cancelSettled ??= timers.after(settledSeconds, succeeded);
      for (const user of newcomers)
        if (users.has(user)) user.connected(denied.filter((topic) => user.topics.includes(topic)));
    };
    signal.addEventListener('abort', abort, { once: true });
    link.on('error', fail);
    link.on('message', (topic, payload, { retain }) => {
      for (const user of users) user.heard?.(topic, payload, retain);
    });
    link.on('connect', () => {
      // What is retained comes in one piece with the leave to hear it, and may be answered at once.
      connected = link;
      greet = () => {
        const newcomers = [...users].filter((user) => !greeted.has(user));
        for (const user of newcomers) greeted.add(user);
        const topics = newcomers.flatMap((user) => user.topics);
        if (topics.length === 0) welcome(newcomers);
        else
          link.subscribe(topics, (error, _asked, answer) => {
            // Of what the broker was asked for, in its order; what it denies does no harm to the rest.
            const denied = topics.filter((_, index) => Number(answer?.granted[index]) >= deniedCode);
            if (error && denied.length === 0) fail(error);
            else welcome(newcomers, denied);
          });
      };
      leaveAlone = (topics) => void link.unsubscribe([...topics], () => {});
      greet();
    });
    try {
      await closed;
    } finally {
      greet = undefined;
      leaveAlone = undefined;
      connected = undefined;
      cancelFarewell?.();
      cancelSettled?.();
      signal.removeEventListener('abort', abort);
      await link.endAsync(true).catch(() => {});
    }
    if (failure) throw failure;
  };

  const onEnd = (error: unknown, waitSeconds: number): void => {
    const why = error === undefined ? 'it closed the connection' : messageOf(error) || 'no answer';
    for (const user of users) user.lost(error, `no broker at ${url} (${why}); next try in ${waitSeconds} s`);
  };

  return {
    prefix,
    node,
    own: `${prefix}/${node}`,
    id: clientId,
    url,
    use(user) {
      users.add(user);
      endeavour ??= persist(attempt, { timers, onEnd });
      greet?.();
      return async () => {
        users.delete(user);
        const unwanted = user.topics.filter((topic) =>
          [...users].every(({ topics }) => !topics.includes(topic)),
        );
        if (users.size > 0 && unwanted.length > 0) leaveAlone?.(unwanted);
        if (users.size === 0) {
          stopping = Promise.all([stopping, endeavour?.stop()]);
          endeavour = undefined;
        }
        await stopping;
      };
    },
    publish(topic, payload, retain = false) {
      connected?.publish(topic, payload, { retain });
      return connected !== undefined;
    },
  };
}

/** What stands after the prefix in topics without a node is no name for one. */
const reservedNodes: readonly string[] = ['in', 'state', 'status'];

function nodeOf(name: string): string {
  const word = name.replace(/\W/g, '_').slice(0, 40) || 'tactus';
  return reservedNodes.includes(word) ? `${word}_` : word;
}

function linkOptions(
  { protocol, username, password }: MqttClientOptions,
  clientId: string,
  will: MqttUser['will'],
  ca: string | undefined,
): IClientOptions {
  return {
    clientId,
    protocolVersion: protocol === '5' ? 5 : 4,
    clean: true,
    // Trying again is our own business, and old readings are worth nothing.
    reconnectPeriod: 0,
    queueQoSZero: false,
    connectTimeout: connectMillis,
    // A broker that has silently gone is missed after half as long again.
    keepalive: 3,
    ...(will && { will: { ...will, payload: Buffer.from(will.payload), qos: 0, retain: true } }),
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(ca && { ca }),
  };
}
