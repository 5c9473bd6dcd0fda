import { defineFamily } from '../family.ts';
import { biaxialManifestSchema, biaxialPrecisions } from './manifest.ts';

/** Tied parallel (biaxial) LSTMs over the lanes of a band, as ONNX graphs. */
export const biaxial = defineFamily({
  kind: 'biaxial-lanes',
  precisions: biaxialPrecisions,
  manifestSchema: biaxialManifestSchema,
  async open(model, precision) {
    const { openBiaxial } = await import('./open.ts');
    return openBiaxial(model, precision);
  },
});
