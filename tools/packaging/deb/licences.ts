import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { NpmPackage } from './npm-packages.ts';
import { licenceFile } from './shipped.ts';

/** Every licence of what is shipped, in its own words; those that say the same are told once. */
export function collectLicences(packages: readonly NpmPackage[]): string {
  const texts = new Map<string, string[]>();
  const list = packages.map((each) => {
    const found = each.files.filter((file) => licenceFile.test(file) && !/\.[cm]?[jt]s$/.test(file));
    for (const file of found) {
      const text = readFileSync(path.join(each.folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
      texts.set(text, [...(texts.get(text) ?? []), `${each.name} ${each.version} (${file})`]);
    }
    return `${each.name} ${each.version}: ${each.licence}${found.length === 0 ? ' (its package has no text)' : ''}`;
  });
  const line = '-'.repeat(100);
  return [
    'What this package of Tactus contains that others made, and under which licence. NOTICE tells the rest: SoundFont, models,',
    'drum patterns, letters. Where a package has no text of its own, https://spdx.org/licenses/ has it under the name given here.',
    '',
    ...list,
    '',
    ...[...texts].flatMap(([text, whose]) => [line, ...whose, line, text, '']),
  ].join('\n');
}
