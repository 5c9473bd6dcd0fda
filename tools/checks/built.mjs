/** What the checks share that run parts of the built daemon: the build's modules, and the model that is to write. */
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Reads a check's options, and `--dist DIR` besides; `load` gives modules of the daemon in that build. */
export function openBuild(options, more = {}) {
  const dist = { type: 'string', default: path.join(root, 'dist') };
  const { values, positionals } = parseArgs({ ...more, options: { ...options, dist } });
  const load = (file) => import(pathToFileURL(path.join(values.dist, 'daemon', file)).href);
  return { values, positionals, load };
}

/** The options that `findModel` goes by. */
export const modelOptions = {
  model: { type: 'string', default: 'standard' },
  precision: { type: 'string', default: 'int8' },
  styles: { type: 'string' },
};

/** The installed model, the book of its styles, and the styles that are asked for, or else all of its own. */
export async function findModel({ model: name, styles }, load) {
  const { createModelStore } = await load('composer/models/store.js');
  const folder = path.join(root, 'models');
  const model = createModelStore({ package: folder, imported: folder }).find(name);
  const { createStyleBook } = await load('styles/style-book.js');
  const book = createStyleBook(model.manifest.styles);
  return { model, book, styles: styles?.split(',') ?? book.list.map((style) => style.name) };
}
