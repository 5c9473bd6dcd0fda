import { afterAll } from 'vitest';
import { temporaryFolder } from './cli.ts';

// Before every test file: what a person told the daemon on this machine, or another test file did, is neither read nor
// changed; nor by the processes that it starts.
const folder = temporaryFolder();
process.env.XDG_STATE_HOME = folder.at('state');
process.env.XDG_CONFIG_HOME = folder.at('config');
afterAll(() => folder.remove());
