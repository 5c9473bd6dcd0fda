import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  decide,
  freshMemory,
  type HotspotAction,
  type HotspotMemory,
  hotspotPhases,
  inVain,
  minuteSeconds,
} from './hotspot-rules.ts';
import { activeStates } from './interfaces.ts';
import type { NetworkFacts } from './network-facts.ts';
import { hotspotModes } from './options.ts';

const facts: fc.Arbitrary<NetworkFacts> = fc.record(
  {
    obstacle: fc.constant('none'),
    wifiPath: fc.constant('/wifi'),
    network: fc.record({ name: fc.constant('Home'), isActive: fc.boolean() }),
    hotspot: fc.record({
      path: fc.constant('/1'),
      state: fc.constantFrom(...activeStates),
      interfaceName: fc.constant('wlan0'),
    }),
    knowsNetworks: fc.boolean(),
  },
  { requiredKeys: ['knowsNetworks'] },
);
/** What comes to pass between two looks: NetworkManager says whatever it likes, and what was asked of it may fail. */
const moment = fc.record({
  facts,
  isKnownHeard: fc.boolean(),
  isEmpty: fc.boolean(),
  fails: fc.boolean(),
  seconds: fc.oneof(fc.constantFrom(0, 1, 5, 20, 60), fc.integer({ min: 0, max: 700 })),
});

it('never flaps more than once a minute by itself, whatever NetworkManager says', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...hotspotModes),
      fc.array(moment, { minLength: 1, maxLength: 200 }),
      (mode, moments) => {
        let memory: HotspotMemory = freshMemory;
        let nowSeconds = 0;
        const at: Record<HotspotAction, number[]> = { start: [], stop: [], scan: [], join: [] };
        for (const { seconds, fails, isEmpty, ...said } of moments) {
          nowSeconds += seconds;
          const emptySeconds = isEmpty ? Number.POSITIVE_INFINITY : 0;
          const decision = decide(memory, { ...said, mode, nowSeconds, emptySeconds });
          memory = decision.memory;
          expect(hotspotPhases).toContain(memory.phase);
          if (!decision.action) continue;
          at[decision.action].push(nowSeconds);
          if (decision.action === 'start') {
            expect(mode).toBe('auto');
            expect(memory.phase).toBe('starting');
          }
          if (fails && decision.action === 'start') memory = inVain(memory, { nowSeconds });
        }
        for (const times of [at.start, at.stop])
          for (const [index, time] of times.entries())
            expect(time - (times[index - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(
              minuteSeconds,
            );
      },
    ),
    { numRuns: 500 },
  );
});

it('never throws anybody out, but at the button’s word or its own end', () => {
  fc.assert(
    fc.property(fc.array(moment, { minLength: 1, maxLength: 100 }), (moments) => {
      let memory: HotspotMemory = freshMemory;
      let nowSeconds = 0;
      for (const { seconds, ...said } of moments) {
        nowSeconds += seconds;
        const decision = decide(memory, { ...said, mode: 'auto', nowSeconds, emptySeconds: 0 });
        memory = decision.memory;
        expect(decision.action).not.toBe('stop');
      }
    }),
  );
});
