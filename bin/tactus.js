#!/usr/bin/env node
// Old syntax, and right as a module and as a script: every Node since 12 reads this far and says what it lacks.
const needed = '20.19.0';
const how =
  'https://nodejs.org/en/download, or the lines for Debian, Raspberry Pi OS and Ubuntu in README.md';
const [major, minor] = process.versions.node.split('.').map(Number);
const [neededMajor, neededMinor] = needed.split('.').map(Number);

function giveUp(why) {
  process.stderr.write(`tactus: ${why}\n`);
  process.exitCode = 69;
}

if (major < neededMajor || (major === neededMajor && minor < neededMinor)) {
  giveUp(`Node ${needed} or newer is needed, and this is ${process.versions.node}. Get it from ${how}.`);
} else {
  import('../dist/daemon/main.js').catch((error) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    giveUp(`It is not installed: run \`npm ci\` in its folder (${error.message.split('\n')[0]}).`);
  });
}
