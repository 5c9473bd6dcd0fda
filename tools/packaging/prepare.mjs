/**
 * What npm runs once the packages are there (`npm ci`): makes what is run. The first `npx tactus` in a checkout has npm run
 * it, too: then all is made, and a daemon that plays from it shall not have it taken away and made anew under its feet.
 */
import { execSync } from 'node:child_process';

if (process.env.npm_command !== 'exec') {
  for (const command of ['npm run build', 'node dist/tools/packaging/prepare-soundfont.js'])
    execSync(command, { stdio: 'inherit' });
}
