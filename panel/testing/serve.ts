import type { z } from 'zod';
import type { Access } from '../../daemon/panel/access/access.ts';
import type { Subjects } from '../../daemon/panel/api/routes.ts';
import type { PanelHost } from '../../daemon/panel/host.ts';
import { panelOptionsSchema } from '../../daemon/panel/options.ts';
import { type Panel, startPanel } from '../../daemon/panel/server.ts';
import { log } from '../../daemon/panel/testing/panel-bench.ts';
import { createRehearsalSubjects } from '../../daemon/panel/testing/rehearsal-subjects.ts';
import { openTestAccess } from '../../daemon/panel/testing/test-access.ts';
import { othersName, pageFolder } from './browser.ts';

/** The built page and its daemon's door, with the usual options. */
export const serve = async (host: PanelHost, port = 0): Promise<Panel> =>
  (await serveOthers(host, { port })).panel;

/** The same, and who may. */
export async function serveOthers(
  host: PanelHost,
  given: z.input<typeof panelOptionsSchema>,
  subjects: Partial<Subjects> = {},
  folder = pageFolder,
): Promise<{ readonly panel: Panel; readonly access: Access; readonly othersUrl: string }> {
  const options = panelOptionsSchema.parse({ port: 0, httpsPort: 0, ...given });
  const access = await openTestAccess(options, host.clock);
  const panel = await startPanel({
    ...createRehearsalSubjects(host),
    ...subjects,
    ...{ options, access, pageFolder: folder, log },
  });
  return { panel, access, othersUrl: `http://${othersName}:${panel.port}` };
}
