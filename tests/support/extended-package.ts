import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageRoot } from '../../daemon/system/files/package-root.ts';
import { type Ended, runProgram } from './cli.ts';

/** What a maker adds to the sources: files, and lines in files that are there. */
export interface Additions {
  /** Where it goes in the package → the file, or the folder, that goes there; both relative to the package. */
  readonly files: Readonly<Record<string, string>>;
  /** File of the package → what stands there, and what stands there instead. */
  readonly lines: Readonly<Record<string, readonly [before: string, after: string]>>;
}

/** A package of its own, built from our sources and the additions, whose commands can be run. */
export interface ExtendedPackage {
  readonly root: string;
  /** Runs one command line of it. `env` is set on top of ours. */
  tactus(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended>;
  remove(): void;
}

/** Needed at run time, or to build, and the same in every package. */
const linked = ['node_modules', 'models', 'config', 'panel', 'dist/assets', 'dist/panel'];
const copied = ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'bin', 'daemon', 'tools/packaging'];

/**
 * Builds the package with something added, the way a maker would: types are checked, nothing else is touched.
 *
 * Errors: Error with the compiler's words when it does not build, or when a line to be replaced is not there once.
 */
export function extendPackage(additions: Additions): ExtendedPackage {
  const root = mkdtempSync(path.join(tmpdir(), 'tactus-extended-'));
  const here = (name: string): string => path.join(packageRoot, name);
  const there = (name: string): string => path.join(root, name);
  const remove = (): void => rmSync(root, { recursive: true, force: true });
  try {
    for (const name of copied) cpSync(here(name), there(name), { recursive: true });
    for (const name of linked) {
      mkdirSync(path.dirname(there(name)), { recursive: true });
      symlinkSync(here(name), there(name));
    }
    for (const [name, source] of Object.entries(additions.files)) {
      cpSync(here(source), there(name), { recursive: true });
    }
    for (const [name, [before, after]] of Object.entries(additions.lines)) {
      const pieces = readFileSync(there(name), 'utf8').split(before);
      if (pieces.length !== 2) throw new Error(`${name} has "${before}" ${pieces.length - 1} times`);
      writeFileSync(there(name), pieces.join(after));
    }
    const compiler = here('node_modules/typescript/bin/tsc');
    const built = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
      cwd: root,
      encoding: 'utf8',
    });
    if (built.status !== 0) throw new Error(`it does not build:\n${built.stdout}${built.stderr}`);
  } catch (error) {
    remove();
    throw error;
  }
  return { root, tactus: (args, env) => runProgram(there('bin/tactus.js'), args, env), remove };
}
