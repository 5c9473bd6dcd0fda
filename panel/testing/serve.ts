import type { PanelHost } from '../../daemon/panel/host.ts';
import { panelOptionsSchema } from '../../daemon/panel/options.ts';
import { type Panel, startPanel } from '../../daemon/panel/server.ts';
import { log } from '../../daemon/panel/testing/panel-bench.ts';
import { createRehearsalSubjects } from '../../daemon/panel/testing/rehearsal-subjects.ts';
import { openTestAccess } from '../../daemon/panel/testing/test-access.ts';
import { pageFolder } from './browser.ts';

/** The built page and its daemon's door, with the usual options. */
export async function serve(host: PanelHost, port = 0): Promise<Panel> {
  const options = panelOptionsSchema.parse({ port });
  const access = await openTestAccess(options, host.clock);
  return startPanel({ ...createRehearsalSubjects(host), options, access, pageFolder, log });
}
