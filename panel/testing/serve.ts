import type { PanelHost } from '../../daemon/panel/host.ts';
import { panelOptionsSchema } from '../../daemon/panel/options.ts';
import { type Panel, startPanel } from '../../daemon/panel/server.ts';
import { log, token } from '../../daemon/panel/testing/panel-bench.ts';
import { createRehearsalSubjects } from '../../daemon/panel/testing/rehearsal-subjects.ts';
import { pageFolder } from './browser.ts';

/** The built page and its daemon's door, with the usual options. */
export const serve = (host: PanelHost, port = 0): Promise<Panel> =>
  startPanel({
    ...createRehearsalSubjects(host),
    options: panelOptionsSchema.parse({ port }),
    token: () => token,
    pageFolder,
    log,
  });
