import { expect, it } from 'vitest';
import { cutOffBy } from './cut-off.ts';

it('whoever would shut himself out is told, and nobody else', () => {
  const far = { isOwn: false, isSecure: false };
  const securely = { isOwn: false, isSecure: true };
  const listen = { path: 'panel.listen', to: 'loopback' };
  const port = { path: 'panel.port', to: 8000 };
  const securePort = { path: 'panel.httpsPort', to: 8001 };
  const https = { path: 'panel.https', to: 'off' };
  expect(cutOffBy(listen, far)).toContain('shuts you out');
  expect(cutOffBy(port, far)).toContain('port 8000');
  expect(cutOffBy(securePort, securely)).toContain('port 8001');
  expect(cutOffBy(https, securely)).toContain('open it with http');
  for (const change of [listen, port, securePort, https])
    expect(cutOffBy(change, { isOwn: true, isSecure: true })).toBeUndefined();
  const others = [
    { ...listen, to: 'everywhere' },
    { path: 'player.startVolume01', to: 1 },
    securePort,
    https,
  ];
  for (const change of others) expect(cutOffBy(change, far)).toBeUndefined();
  expect(cutOffBy(port, securely)).toBeUndefined();
});
