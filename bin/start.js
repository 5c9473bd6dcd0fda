#!/usr/bin/env node
// `npm start`: plays to a simulated runner, unless another run is named behind `--`; also when it was stopped last.
const wishes = process.argv.slice(2);
const namesRun = wishes.some((wish) => /^--(simulate|replay)(=|$)/.test(wish));
process.argv.splice(
  2,
  wishes.length,
  'run',
  '--play',
  ...(namesRun ? [] : ['--simulate', 'easy']),
  ...wishes,
);
void import('./tactus.js');
