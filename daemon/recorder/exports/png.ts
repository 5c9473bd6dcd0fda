import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const installed = createRequire(import.meta.url);
/** The card's letters, whatever the machine has. */
const fonts = ['400Regular/Nunito_400Regular', '700Bold/Nunito_700Bold'];
const fontOf = (name: string): Promise<Uint8Array> =>
  readFile(installed.resolve(`@expo-google-fonts/nunito/${name}.ttf`));

let prepared: Promise<readonly Uint8Array[]> | undefined;

async function prepare(): Promise<readonly Uint8Array[]> {
  await initWasm(await readFile(installed.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return Promise.all(fonts.map(fontOf));
}

/** A picture as PNG, as large as it says it is. Errors: of what cannot be drawn. */
export async function makePng(svg: string): Promise<Uint8Array> {
  prepared ??= prepare();
  const fontBuffers = [...(await prepared)];
  const picture = new Resvg(svg, { font: { fontBuffers, defaultFontFamily: 'Nunito' } });
  const rendered = picture.render();
  try {
    return rendered.asPng();
  } finally {
    rendered.free();
    picture.free();
  }
}
