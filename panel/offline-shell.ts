import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Plugin, transformWithOxc } from 'vite';

const hash = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Makes the service worker: what it is to keep, with every view, and before it our script that keeps it. */
export const offlineShell: Plugin = {
  name: 'offline-shell',
  enforce: 'post',
  async generateBundle(_options, bundle) {
    const made = Object.values(bundle).map((file) => ({
      name: file.fileName,
      bytes: file.type === 'chunk' ? file.code : file.source,
    }));
    const publicFolder = join(import.meta.dirname, 'public');
    const given = readdirSync(publicFolder).map((name) => ({
      name,
      bytes: readFileSync(join(publicFolder, name)),
    }));
    const page = made.find(({ name }) => name === 'index.html');
    if (!page) throw new Error('no page was built');
    const files = [...made.filter((file) => file !== page), ...given].sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );
    const source = join(import.meta.dirname, 'source/service-worker.ts');
    const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source, { target: 'es2022' });
    const shell = {
      revision: hash([page, ...files].map(({ name, bytes }) => `${name} ${hash(bytes)}`).join('\n')).slice(
        0,
        16,
      ),
      pageHash: hash(page.bytes),
      files: files.map(({ name }) => name),
    };
    this.emitFile({
      type: 'asset',
      fileName: 'service-worker.js',
      source: `const shell = ${JSON.stringify(shell)};\n${code}`,
    });
  },
};
