import { ManualClock } from '../../time/clock.ts';
import type { Asked } from '../access/guard.ts';
import { isRefusal } from '../access/refusal.ts';
import type { Role } from '../access/visitor.ts';
import { panelOptionsSchema } from '../options.ts';
import { openTestAccess } from './test-access.ts';

/** The ends of a connection of this machine's own. */
export const here = { remoteAddress: '127.0.0.1', localAddress: '127.0.0.1', localPort: 7272 };
/** The same of another machine's request. */
export const phone = {
  remoteAddress: '::ffff:192.168.1.77',
  localAddress: '::ffff:192.168.1.5',
  localPort: 7272,
};
/** What each of them calls us. */
export const own = 'localhost:7272';
export const fromPhone = '192.168.1.5:7272';

/** A guard whose answers are short. */
export async function openGuardStage(more: object = {}) {
  const clock = new ManualClock(1000);
  const options = panelOptionsSchema.parse({
    allowedHosts: ['localhost:8080', 'band.example.org'],
    ...more,
  });
  const access = await openTestAccess(options, clock);
  /** The role that somebody has, or the status that he gets. */
  const judge = (asked: Partial<Asked> & { readonly host?: string | undefined } = {}): string | number => {
    const { host = own, headers = {}, ...rest } = asked;
    const answer = access.guard.judge({
      method: 'GET',
      isUpgrade: false,
      ends: here,
      needs: 'guest',
      ...rest,
      headers: 'host' in asked && asked.host === undefined ? headers : { host, ...headers },
    });
    return isRefusal(answer) ? answer.statusCode : answer.role;
  };
  const pair = (role: Role) => access.users.add('somebody', role);
  return { clock, access, judge, pair };
}
export const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
