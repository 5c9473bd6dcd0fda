import { setTimeout as sleep } from 'node:timers/promises';
import { Command, Option } from 'commander';
import { z } from 'zod';
import { type User, userSchema } from '../panel/access/users.ts';
import { type Role, roles } from '../panel/access/visitor.ts';
import { httpsSchema } from '../panel/api/https-routes.ts';
import { ownAddresses, ownUrls, readMachineNetwork } from '../panel/door/addresses.ts';
import { networkSchema } from '../panel/network.ts';
import { TactusError } from '../system/errors.ts';
import { stayAwake } from './awake.ts';
import type { PanelClient } from './panel-client.ts';
import {
  describeHotspot,
  describeHttps,
  describeOffer,
  describePlaces,
  describeUser,
  describeUsers,
  type Offer,
} from './panel-text.ts';
import { findDaemon, type Which, withWhich } from './running-daemon.ts';

interface TellOptions extends Which {
  readonly json?: true;
  readonly role?: Role;
}

export function panelCommand(): Command {
  return (
    withWhich(new Command('panel'))
      .description('Let a phone in: where the panel is, and a code that pairs it, to scan or to type.')
      .addOption(new Option('--role <role>', 'what the phone may (default: admin)').choices(roles))
      .option('--json', 'as one JSON object, which has a code only where a role is named')
      .action((options: TellOptions) => stayAwake((signal) => tell(options, signal)))
      // What stands behind a subcommand is the subcommand's.
      .enablePositionalOptions()
      .addCommand(
        withWhich(new Command('users'))
          .description('Say who is paired.')
          .option('--json', 'as a JSON array')
          .action((_, command: Command) => listUsers(command.optsWithGlobals())),
      )
      .addCommand(
        withWhich(new Command('revoke'))
          .description('Let somebody in no more; whatever they have open is closed at once.')
          .argument('<who>', 'name or id, as `tactus panel users` tells it')
          .action((who: string, _, command: Command) => revoke(who, command.optsWithGlobals())),
      )
  );
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const usersSchema = z.array(userSchema);
const offerSchema = z.object({
  code: z.string(),
  role: z.enum(roles),
  expiresInSeconds: z.number(),
  urls: z.array(z.string()),
}) satisfies z.ZodType<Offer>;

async function tell(options: TellOptions, signal: AbortSignal): Promise<void> {
  const { panel, port, token, client } = await findDaemon(options, 'panel');
  const url = `http://localhost:${port}`;
  const own = ownAddresses(await readMachineNetwork());
  /** Best first. Where `tactus.local` is another device's, the daemon knows what it is called itself. */
  const urlsFor = (names: readonly string[] = []): readonly string[] =>
    panel.listen === 'loopback' ? [] : ownUrls(names.length === 0 ? own : { ...own, names }, 'http', port);
  if (options.json) {
    const users = await client.ask(usersSchema, 'GET', '/users').catch(asTrouble);
    const isRunning = !(users instanceof TactusError);
    const offer = options.role && (await askForCode(client, options.role));
    const { urls: pairUrls, ...code } = offer ?? {};
    const urls = urlsFor();
    say(JSON.stringify({ url, token, urls, isRunning, ...(isRunning && { users }), ...code, pairUrls }));
    return;
  }
  const found = await letIn(client, options.role ?? 'admin').catch(asTrouble);
  const isTrouble = found instanceof TactusError;
  say(describePlaces(url, urlsFor(isTrouble ? [] : found.network.names)));
  say(`token   ${token}  (for scripts on this machine)`);
  if (isTrouble) {
    say(`\nThere is no code for a phone. ${found.message}\n${found.fix}`);
    return;
  }
  const { users, network, offer, https } = found;
  const hasColours = process.stdout.isTTY === true && process.env.TERM !== 'dumb';
  say(describeUsers(users));
  for (const line of describeHttps(https)) say(line);
  say(describeHotspot(network, hasColours) + describeOffer(offer, hasColours, Date.now()));
  if (process.stdout.isTTY) await awaitNewcomer(client, users, offer, signal);
}

/** What is wrong is told among the rest. */
function asTrouble(error: unknown): TactusError {
  if (error instanceof TactusError) return error;
  throw error;
}

const askForCode = (client: PanelClient, role: Role): Promise<z.output<typeof offerSchema>> =>
  client.ask(offerSchema, 'POST', '/pairing', { role });

async function letIn(client: PanelClient, role: Role) {
  const users = await client.ask(usersSchema, 'GET', '/users');
  const network = await client.ask(networkSchema, 'GET', '/network');
  const offer = await askForCode(client, role);
  return { users, network, offer, https: await client.ask(httpsSchema, 'GET', '/https') };
}

const lookMs = 1000;

/** Until somebody has come with the code, or nobody can any more. */
async function awaitNewcomer(
  client: PanelClient,
  before: readonly User[],
  { expiresInSeconds }: Offer,
  signal: AbortSignal,
): Promise<void> {
  say('Waiting for the phone. Ctrl-C leaves; the code stays good.');
  const known = new Set(before.map(({ id }) => id));
  const pairingSchema = z.object({ awaitsCode: z.boolean() });
  for (let waitedMs = 0; waitedMs <= expiresInSeconds * 1000; waitedMs += lookMs) {
    const left = await sleep(lookMs, false, { signal }).catch(() => true);
    if (left) return;
    const { awaitsCode } = await client.ask(pairingSchema, 'GET', '/pairing');
    if (awaitsCode) continue;
    const newcomer = (await client.ask(usersSchema, 'GET', '/users')).find(({ id }) => !known.has(id));
    if (newcomer === undefined) break;
    say(`${describeUser(newcomer)} is paired.`);
    return;
  }
  throw new TactusError(
    'unavailable',
    'Nobody came with the code, and it is no more good.',
    'It was tried wrong five times, another was asked for, or ten minutes are over. A new one: tactus panel',
  );
}

async function listUsers(options: Which & { readonly json?: true }): Promise<void> {
  const { client } = await findDaemon(options, 'panel users');
  const users = await client.ask(usersSchema, 'GET', '/users');
  if (options.json) return say(JSON.stringify(users, null, 2));
  if (users.length === 0) return say('Nobody is paired. `tactus panel` lets a phone in.');
  for (const { id, name, role, pairedAt, lastSeen } of users)
    say(
      `${id}  ${role.padEnd(9)}  ${name}  (paired ${pairedAt.slice(0, 10)}, last seen ${lastSeen.slice(0, 10)})`,
    );
}

async function revoke(who: string, options: Which): Promise<void> {
  const { client } = await findDaemon(options, `panel revoke ${who}`);
  const users = await client.ask(usersSchema, 'GET', '/users');
  const byId = users.filter(({ id }) => id === who);
  const byName = users.filter(({ name }) => name.toLowerCase() === who.toLowerCase());
  const [user, another] = byId.length > 0 ? byId : byName;
  if (user === undefined || another !== undefined) {
    throw new TactusError(
      'usage',
      user === undefined ? `Nobody called ${who} is paired.` : `Several are called ${who}.`,
      '`tactus panel users` tells names and ids; an id is of one alone.',
    );
  }
  await client.ask(z.unknown(), 'DELETE', `/users/${user.id}`);
  say(`${describeUser(user)} is let in no more.`);
}
