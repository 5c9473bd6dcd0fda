import { get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPanelBench, type PanelBench } from '../testing/panel-bench.ts';

let bench: PanelBench;
beforeEach(async () => {
  bench = await openPanelBench();
});
afterEach(() => bench.close());

/** As it comes over the line: fetch would unpack it. */
const raw = (path: string, accepted: string): Promise<{ encoding: string; bytes: Buffer; vary: string }> =>
  new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': accepted, host: `localhost:${bench.panel.port}` };
    get({ host: '127.0.0.1', port: bench.panel.port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const { 'content-encoding': encoding = 'none', vary = '' } = response.headers;
        resolve({ encoding, vary, bytes: Buffer.concat(chunks) });
      });
    }).on('error', reject);
  });

it.each(['/api/v1/state', '/api/v1/openapi.json', '/metrics'])(
  'compresses %s for those who take it',
  async (path) => {
    const plain = await raw(path, 'identity');
    expect(plain).toMatchObject({ encoding: 'none', vary: 'accept-encoding' });
    for (const accepted of ['gzip', 'br;q=1, GZIP;q=0.5', 'deflate,gzip ; q=1.0']) {
      const packed = await raw(path, accepted);
      expect([accepted, packed.encoding]).toEqual([accepted, 'gzip']);
      expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 2);
      expect(gunzipSync(packed.bytes).length / plain.bytes.length).toBeCloseTo(1, 1);
    }
    for (const refused of ['gzip;q=0', 'gzip;q=0.0', 'br', ''])
      expect([refused, (await raw(path, refused)).encoding]).toEqual([refused, 'none']);
  },
);

it('leaves alone what is short', async () => {
  expect((await raw('/api/v1/nothing', 'gzip')).encoding).toBe('none');
});
