import { z } from 'zod';
import { type AskProgram, askProgram } from './ask-program.ts';
import { type AskServer, addressPattern } from './sink.ts';

const nodeSchema = z.object({
  info: z.object({
    props: z.object({
      'media.class': z.literal('Audio/Sink'),
      'node.name': z.string().max(200),
      'api.bluez5.address': z.unknown().optional(),
    }),
  }),
});

/** Names with other signs would mean something else to ALSA. */
const plainName = /^[\w.:+-]+$/;

/**
 * Asks PipeWire, by `pw-dump` of its own tools. It must be asked: given the name of a sink that is not there, PipeWire
 * plays to another, and says nothing.
 */
export const askPipeWire =
  (ask: AskProgram = askProgram): AskServer =>
  async (address) => {
    const objects = await ask('pw-dump', [])
      .then(read)
      .catch(() => undefined);
    if (objects === undefined) return 'absent';
    const pattern = addressPattern(address);
    const names = objects.flatMap((object) => {
      const { success, data } = nodeSchema.safeParse(object);
      if (!success) return [];
      const { 'node.name': name, 'api.bluez5.address': told } = data.info.props;
      const isIts = pattern.test(String(told ?? '')) || (/^bluez_/.test(name) && pattern.test(name));
      return isIts && plainName.test(name) ? [name] : [];
    });
    return { device: names[0] && `pipewire:NODE=${names[0]}` };
  };

function read(text: string): readonly unknown[] {
  return z.array(z.unknown()).parse(JSON.parse(text));
}
