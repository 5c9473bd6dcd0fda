import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../daemon/system/files/package-root.ts';

/** The small model under another name and with one of its styles called otherwise: what a maker might have trained. */
export function makeModel(folder: string, rename: { style: string; to: string; like?: string }): void {
  cpSync(path.join(packageRoot, 'models', 'small'), folder, { recursive: true });
  const file = path.join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { name: string; styles: { name: string }[] };
  const styles = manifest.styles.map((style) =>
    style.name === rename.style
      ? { ...style, name: rename.to, ...(rename.like !== undefined && { like: rename.like }) }
      : style,
  );
  writeFileSync(file, JSON.stringify({ ...manifest, name: 'made', styles }));
}
