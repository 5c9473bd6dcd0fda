import { usualScenes } from '../../session/options.ts';
import type { KeptLists, PanelSettings } from '../settings.ts';

/** One option of each kind that a page shows otherwise; nothing is ever changed. */
export function createRehearsalSettings(): PanelSettings {
  const lists: KeptLists = { scenes: usualScenes, sensors: { map: [] } };
  const lines = [
    { kind: 'removed', text: '  seed: 1', from: 2 },
    { kind: 'added', text: '  seed: 2', to: 2 },
  ] as const;
  const changed = [{ path: 'conductor.seed', from: 1, to: 2, restartNeeded: true }];
  return {
    view: async () => ({
      file: '/etc/tactus/tactus.yaml',
      restartNeeded: true,
      options: [
        {
          ...{ path: 'conductor.follow', help: 'What sets the tempo.', value: 'auto', default: 'auto' },
          ...{
            schema: { type: 'string', enum: ['auto', 'manual'] },
            source: 'default',
            restartNeeded: false,
          },
        },
        {
          ...{ path: 'conductor.seed', help: 'Seed of all chance.', value: 1, default: 1, next: 2 },
          ...{ schema: { type: 'integer', minimum: 0 }, source: 'default', restartNeeded: true },
        },
        {
          ...{
            path: 'sensors.mqtt.password',
            help: 'The password to log in with.',
            secret: true,
            isSet: true,
          },
          ...{ schema: { type: 'string' }, source: 'file', restartNeeded: true },
        },
      ],
    }),
    text: async () => ({
      ...{ file: '/etc/tactus/tactus.yaml', yaml: 'conductor:\n  seed: 2\n', version: 'one', faults: [] },
    }),
    rewrite: async () => ({ changed, lines }),
    lists: async () => lists,
    async change(patch) {
      if (typeof patch === 'function') patch(lists, {});
      return { changed, lines };
    },
    undo: async () => ({ changed, lines }),
    backups: async () => [{ id: '1-2026-03-01T06-30-00Z', at: '2026-03-01T06:30:00Z', isUndone: false }],
    restore: async () => ({ changed, lines }),
    restart: async () => {},
  };
}
