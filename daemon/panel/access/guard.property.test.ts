import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromPhone, here, openGuardStage, own, phone } from '../testing/guard-stage.ts';
import { token } from '../testing/test-access.ts';
import type { Asked } from './guard.ts';
import { isRefusal } from './refusal.ts';
import { may, standings } from './visitor.ts';

const hosts = [
  own,
  '127.0.0.1:7272',
  '[::1]:7272',
  fromPhone,
  'tactus:7272',
  'tactus.local:7272',
  'localhost:8080',
  'band.example.org',
];
const origins = [
  ...hosts.flatMap((host) => [`http://${host}`, `https://${host}`]),
  'null',
  'http://evil.example',
  '',
];
const header = fc.oneof(
  fc.record({ host: fc.constantFrom(...hosts) }),
  fc.record({ host: fc.string() }),
  fc.record({ origin: fc.oneof(fc.constantFrom(...origins), fc.string()) }),
  fc.record({ 'x-forwarded-for': fc.constantFrom('127.0.0.1', '::1', '192.168.1.77', '') }),
  fc.record({ forwarded: fc.constantFrom('for=127.0.0.1', 'for=127.0.0.1;host=localhost:7272;proto=https') }),
  fc.record({ 'x-forwarded-host': fc.constantFrom(...hosts) }),
  fc.record({ 'x-real-ip': fc.constant('127.0.0.1') }),
  fc.record({ cookie: fc.constantFrom(`token=${token}`, 'role=admin') }),
  fc.record({ 'sec-fetch-site': fc.constantFrom('same-origin', 'none', 'cross-site') }),
  fc.record({
    authorization: fc.constantFrom(
      'Bearer',
      'Bearer ',
      'Bearer null',
      'Bearer undefined',
      'Basic Og==',
      `bearer ${token}`,
    ),
  }),
  fc.record({ authorization: fc.string() }),
);
const asked = fc.record({
  method: fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'POST', 'PATCH', 'DELETE', 'get', 'PROPFIND', ''),
  headers: fc.array(header, { maxLength: 6 }).map((all) => Object.assign({ host: fromPhone }, ...all)),
  isUpgrade: fc.boolean(),
  needs: fc.constantFrom(...standings),
  sender: fc.option(
    fc.record({ token: fc.option(fc.constantFrom('', 'guess', token), { nil: undefined }) }),
    { nil: undefined },
  ),
  ticket: fc.option(fc.string(), { nil: undefined }),
});
const from = (ends: Asked['ends']) => asked.map((each): Asked => ({ ...each, ends }));

it('nothing that a stranger elsewhere can write makes more of him than a guest', async () => {
  const { access } = await openGuardStage({ kioskLock: false });
  access.users.add('somebody else', 'admin');
  fc.assert(
    fc.property(from(phone), (each) => {
      const answer = access.guard.judge(each);
      if (isRefusal(answer)) expect([401, 403, 421, 429]).toContain(answer.statusCode);
      else expect([answer.role, each.needs, answer.tokenId]).toEqual(['guest', 'guest', undefined]);
    }),
    { numRuns: 2000 },
  );
});

it('nothing that a viewer can write beside his token makes more of him', async () => {
  const { access } = await openGuardStage();
  const { token: secret } = access.users.add('phone', 'viewer');
  fc.assert(
    fc.property(from(phone), (each) => {
      const headers = { ...each.headers, authorization: `Bearer ${secret}` };
      const answer = access.guard.judge({ ...each, headers });
      if (!isRefusal(answer)) expect([answer.role, may(answer, each.needs)]).toEqual(['viewer', true]);
    }),
    { numRuns: 2000 },
  );
});

it('a foreign page in a browser here changes nothing and opens nothing, whatever it can make the browser send', async () => {
  const { access } = await openGuardStage();
  const foreign = fc.oneof(
    fc.constantFrom('null', 'http://evil.example', 'http://localhost:3000', 'https://localhost:7272'),
    fc.webUrl(),
  );
  fc.assert(
    fc.property(from(here), foreign, (each, origin) => {
      const headers = { ...each.headers, origin };
      const answer = access.guard.judge({ ...each, headers });
      const isLook =
        ['GET', 'HEAD', 'OPTIONS'].includes(each.method) && !each.isUpgrade && each.sender === undefined;
      // A name in allowedHosts may be a proxy's that speaks HTTPS.
      if (!isLook && !origin.endsWith(`//${headers.host?.toLowerCase()}`))
        expect(isRefusal(answer)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
