import { z } from 'zod';
import { presets } from './presets.data.ts';

const ways = ['http', 'mqtt', 'osc', 'udp'] as const;

export const presetDescriptionSchema = z.object({
  name: z.string(),
  readings: z.array(z.string()).readonly().describe('The kinds of reading that it tells.'),
  heard: z
    .array(
      z.object({
        over: z.enum(ways),
        at: z
          .string()
          .describe('The path of the panel, the topic, the address, or a name for JSON in packets.'),
        always: z
          .boolean()
          .describe('Without being asked for; what a broker says is asked for by `mapping`.'),
      }),
    )
    .readonly(),
  mapping: z
    .object({ preset: z.string() })
    .optional()
    .describe('What to keep as a mapping to hear it over MQTT; `mqtt` beside it names other topics.'),
});
export type PresetDescription = Readonly<z.infer<typeof presetDescriptionSchema>>;

/** The programs that we know, as a person may want to know of them; docs/senders.md says what to type into each. */
export function describePresets(): readonly PresetDescription[] {
  return Object.entries(presets).map(([name, { entries }]) => {
    const heard = ways.flatMap((over) => {
      const places = new Set(entries.flatMap((entry) => entry[over] ?? []));
      return [...places].map((place) => ({
        over,
        at: over === 'http' ? `/api/v1/senders/${place}` : place,
        always: over !== 'mqtt',
      }));
    });
    const readings = new Set(
      entries.flatMap(({ reading }) => (reading === 'gravity' ? [] : (reading ?? []))),
    );
    const isAsked = heard.some(({ always }) => !always);
    return { name, readings: [...readings], heard, ...(isAsked && { mapping: { preset: name } }) };
  });
}
