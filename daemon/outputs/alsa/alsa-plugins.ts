import { existsSync, readdirSync } from 'node:fs';

/**
 * Whether ALSA's plugin of this name is installed, which is its way to a sound server (`pipewire`, `pulse`) or to BlueALSA. Each
 * architecture of Debian has a folder of its own. `root`: of the file system, for tests.
 */
export function hasAlsaPlugin(name: string, root = ''): boolean {
  const file = `alsa-lib/libasound_module_pcm_${name}.so`;
  try {
    const libraries = `${root}/usr/lib`;
    return ['', ...readdirSync(libraries)].some((folder) => existsSync(`${libraries}/${folder}/${file}`));
  } catch {
    return false;
  }
}
