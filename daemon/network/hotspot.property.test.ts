import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ManualTime } from '../time/timers.ts';
import { createHotspot } from './hotspot.ts';
import { activeStates } from './interfaces.ts';
import type { NetworkFacts } from './network-facts.ts';

const someFacts: fc.Arbitrary<NetworkFacts> = fc.record(
  {
    network: fc.record({ name: fc.constant('Home'), isActive: fc.boolean() }),
    hotspot: fc.record({
      path: fc.constant('/1'),
      state: fc.constantFrom(...activeStates),
      interfaceName: fc.constant('wlan0'),
    }),
    knowsNetworks: fc.boolean(),
    knownHeardSeconds: fc.nat(3000),
  },
  { requiredKeys: ['knowsNetworks'] },
);
const moments = fc.array(
  fc.record({
    seconds: fc.integer({ min: 0, max: 90 }),
    facts: someFacts,
    press: fc.option(fc.boolean()),
    settles: fc.boolean(),
    fails: fc.boolean(),
  }),
  { maxLength: 60 },
);

it('asks one thing at a time of NetworkManager, whatever it says and however long it takes', async () => {
  await fc.assert(
    fc.asyncProperty(moments, async (all) => {
      const time = new ManualTime();
      const open: { readonly settle: (fails: boolean) => void }[] = [];
      let most = 0;
      let tell = (): void => {};
      let facts: NetworkFacts = { knowsNetworks: true };
      const ask = (): Promise<void> => {
        return new Promise((resolve, reject) => {
          most = Math.max(
            most,
            open.push({ settle: (fails) => (fails ? reject(new Error('no')) : resolve()) }),
          );
        });
      };
      const hotspot = createHotspot({
        mode: 'auto',
        manager: {
          get facts() {
            return facts;
          },
          onChange(listener) {
            tell = listener;
            return () => {};
          },
          ...{ startHotspot: ask, stopHotspot: ask, scan: ask, join: ask },
        },
        credentials: () => ({ name: 'Tactus-ABCD', passphrase: 'hjkmnpqrstuvwxyz' }),
        neighbours: { look: async () => [] },
        ...{ clock: time, timers: time, bootSeconds: () => time.nowSeconds() },
      });
      hotspot.start();
      for (const moment of all) {
        facts = moment.facts;
        tell();
        if (moment.press !== null) hotspot.ask(moment.press);
        await time.advance(moment.seconds);
        if (moment.settles) open.pop()?.settle(moment.fails);
        await time.advance(0);
      }
      hotspot.stop();
      expect(most).toBeLessThanOrEqual(1);
    }),
  );
});
