import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStateKeeper } from '../../system/files/state-keeper.ts';
import { createLog } from '../../system/log.ts';
import { eventually } from '../../time/testing/eventually.ts';
import { ManualTime } from '../../time/timers.ts';
import { hashOf } from './secrets.ts';
import { openUsers, type UserEvent } from './users.ts';

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'tactus-users-'));
  folder = join(parent, 'state');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

async function stage() {
  const time = new ManualTime();
  const log = createLog({ level: 'error', format: 'json' });
  const state = await openStateKeeper(folder, { clock: time, timers: time, log });
  const users = await openUsers({ state, wallSeconds: () => 1_700_000_000 + time.nowSeconds() });
  const events: UserEvent[] = [];
  users.listen((event) => events.push(event));
  return { time, state, users, events };
}
const kept = (): string => readFileSync(join(folder, 'access.json'), 'utf8');

describe('users', () => {
  it('are known by their token, and told what happens to them', async () => {
    const { users, events } = await stage();
    const { user, token } = users.add('  Anna’s\nphone\u202e ', 'performer');
    expect(token).toMatch(/^[\w-]{32}$/);
    expect(user.id).toMatch(/^[\da-f]{8}$/);
    expect(user).toMatchObject({
      name: 'Anna’s phone',
      role: 'performer',
      pairedAt: '2023-11-14T22:13:20.000Z',
    });
    expect(users.find(token)).toEqual(user);
    for (const other of ['', token.slice(1), `${token} `, hashOf(token), user.id]) {
      expect(users.find(other)).toBeUndefined();
    }
    expect(users.change(user.id, { name: 'Anna' })).toMatchObject({ name: 'Anna', role: 'performer' });
    expect(users.change(user.id, { role: 'viewer' })).toMatchObject({ name: 'Anna', role: 'viewer' });
    expect(users.remove(user.id)).toBe(true);
    expect([users.remove(user.id), users.change(user.id, {}), users.find(token)]).toEqual([
      false,
      undefined,
      undefined,
    ]);
    const { id } = user;
    expect(events).toEqual([
      { type: 'paired', id, name: 'Anna’s phone', role: 'performer' },
      { type: 'changed', id, name: 'Anna', role: 'viewer' },
      { type: 'removed', id, name: 'Anna', role: 'viewer' },
    ]);
  });

  it('outlive a restart, without their tokens in any file, for the owner alone', async () => {
    const { users, state } = await stage();
    const anna = users.add('Anna', 'admin');
    const gone = users.add('Gone', 'viewer');
    users.remove(gone.user.id);
    await state.close();
    expect(kept()).not.toContain(anna.token);
    expect(kept()).not.toContain('Gone');
    expect(statSync(join(folder, 'access.json')).mode & 0o777).toBe(0o600);
    const { users: next } = await stage();
    expect(next.list()).toEqual([anna.user]);
    expect(next.find(anna.token)).toEqual(anna.user);
    expect(JSON.stringify(next.list())).not.toContain('Hash');
  });

  it('are no more than there is room for', async () => {
    const { users } = await stage();
    for (let index = 0; index < 64; index += 1) users.add(`${index}`, 'viewer');
    expect(() => users.add('one more', 'viewer')).toThrow(
      'remove one of them first, on the page of an admin or',
    );
    expect(() => users.mustHaveRoom()).toThrow('remove one');
    users.remove(users.list()[0]!.id);
    expect(users.add('one more', 'viewer').user.name).toBe('one more');
  });

  it('are seen, and that is written once an hour', async () => {
    const { users, state, time } = await stage();
    const { user } = users.add('Anna', 'viewer');
    await time.advance(10);
    const writes = (): number | undefined => state.health().counters.writes;
    await eventually(() => writes() === 1, 'it is written');
    await time.advance(3000);
    users.see(user.id);
    await time.advance(10);
    expect(users.list()[0]!.lastSeen).toBe(user.lastSeen);
    await time.advance(600);
    users.see(user.id);
    await time.advance(10);
    await eventually(() => writes() === 2, 'it is written again');
    expect(users.list()[0]!.lastSeen).toBe('2023-11-14T23:13:40.000Z');
  });
});

describe('a folder that does not work', () => {
  it('lets people pair nevertheless, and has them when it is back, but none who was removed', async () => {
    const before = await stage();
    const [anna, ben] = [before.users.add('Anna', 'admin'), before.users.add('Ben', 'viewer')];
    await before.state.close();
    const { users, state, time } = await stage();
    const text = kept();
    rmSync(folder, { recursive: true });
    writeFileSync(folder, '');
    await time.advance(5);
    await eventually(() => state.health().status === 'degraded', 'it is noticed');
    const cleo = users.add('Cleo', 'performer');
    users.remove(ben.user.id);
    rmSync(folder);
    const other = await openStateKeeper(folder, {
      clock: time,
      timers: time,
      log: createLog({ level: 'error', format: 'json' }),
    });
    writeFileSync(join(folder, 'access.json'), text);
    await other.close();
    await time.advance(5);
    await eventually(() => state.health().status === 'ok', 'it is back');
    expect(users.list().map(({ name }) => name)).toEqual(['Anna', 'Cleo']);
    expect(users.find(ben.token)).toBeUndefined();
    await state.close();
    const { users: next } = await stage();
    expect([next.find(anna.token)?.name, next.find(cleo.token)?.name, next.find(ben.token)]).toEqual([
      'Anna',
      'Cleo',
      undefined,
    ]);
  });

  it('pairs nobody by a file that is broken, also where an older copy lies beside it', async () => {
    const { users, state } = await stage();
    const { token } = users.add('Anna', 'admin');
    await state.close();
    writeFileSync(join(folder, 'access.json'), kept().replace('"admin"', '"owner"'));
    expect((await stage()).users.find(token)).toBeUndefined();
    expect((await stage()).users.list()).toEqual([]);
  });
});
