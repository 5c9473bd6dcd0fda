import type { StepBench } from '../family.ts';
import type { Network } from './network.ts';

export function createBench({ inputs, layout, step }: Network): StepBench {
  return {
    prepare(stepInBar, random) {
      inputs.place.fill(-1);
      for (let bit = 0; bit < 4; bit++) inputs.place[bit] = (stepInBar >> bit) & 1 ? 1 : -1;
      inputs.style.fill(1 / inputs.style.length);
      inputs.chord.fill(0);
      for (const index of [0, 4, 7, 12]) inputs.chord[index] = 1;
      inputs.density.fill(0.5);
      inputs.energy.fill(0.5);
      inputs.temperature[0] = 1;
      layout.roles.forEach((role, i) => {
        inputs.density[2 * i] = 1;
        inputs.polyphony_cap[i] = role.maxPolyphony;
      });
      for (let i = 0; i < inputs.uniforms.length; i++) {
        inputs.uniforms[i] = Math.min(1 - 1e-6, Math.max(1e-6, random()));
      }
    },
    step,
  };
}
