import { TactusError } from '../../system/errors.ts';
import { createDrummer, type Drummer } from './drummer.ts';
import { readDrummer } from './drummer-file.ts';

export type ShippedDrummer =
  | { readonly drummer: Drummer; readonly fault?: undefined }
  | { readonly drummer: null; readonly fault: TactusError };

let opened: ShippedDrummer | undefined;

/** Whoever comes with Tactus, read once; null, and why, where the file is missing or broken: then recorded bars are played. */
export function shippedDrummer(): ShippedDrummer {
  opened ??= open();
  return opened;
}

function open(): ShippedDrummer {
  try {
    return { drummer: createDrummer(readDrummer()) };
  } catch (error) {
    if (!(error instanceof TactusError)) throw error;
    return { drummer: null, fault: error };
  }
}
