import { expect, it } from 'vitest';
import { judgeService, type Service } from './services.ts';

const well: Service = {
  LoadState: 'loaded',
  ActiveState: 'active',
  Result: 'success',
  NRestarts: '0',
  StatusText: 'Panel at x',
};

it.each([
  [undefined, 'ok', /no unit/],
  [{ ...well, LoadState: 'not-found' }, 'ok', /no unit/],
  [well, 'ok', /active/],
  [{ ...well, NRestarts: '7' }, 'warn', /7 restarts/],
  [{ ...well, ActiveState: 'failed', Result: 'watchdog' }, 'fail', /watchdog/],
  [{ ...well, StatusText: 'Safe mode (3 starts failed); panel at x' }, 'fail', /3 starts failed/],
] as const)('tells how the service is: %j', (service, status, detail) => {
  const finding = judgeService(service);
  expect(finding).toMatchObject({ status, detail: expect.stringMatching(detail) });
  expect(finding.fix === '').toBe(status === 'ok');
});
