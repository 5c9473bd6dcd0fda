import { z } from 'zod';
import { clientMessageSchema } from './client-message.ts';
import { protocolVersion, serverMessageSchema } from './protocol.ts';

/** What the WebSocket speaks, as JSON Schema. */
export function describeProtocol(): Readonly<Record<string, unknown>> {
  const { $schema, ...client } = z.toJSONSchema(clientMessageSchema, { io: 'input' });
  const { $schema: _, ...server } = z.toJSONSchema(serverMessageSchema, { io: 'output' });
  return {
    $schema,
    title: `Tactus panel protocol ${protocolVersion}`,
    description: 'Messages of the WebSocket /ws. Made from daemon/panel/protocol/; do not edit.',
    $defs: {
      toPage: { description: 'From the daemon to the page.', ...server },
      toDaemon: { description: 'From the page to the daemon.', ...client },
    },
  };
}
