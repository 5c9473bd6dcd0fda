/** The frequency near `hz` (within a semitone) with the most energy, to a cent. */
export function pitchNear(samples: Float32Array, hz: number, sampleRateHz: number): number {
  const energyAt = (cents: number): number => {
    let re = 0;
    let im = 0;
    const angle = (2 * Math.PI * hz * 2 ** (cents / 1200)) / sampleRateHz;
    for (let i = 0; i < samples.length; i += 1) {
      re += samples[i]! * Math.cos(angle * i);
      im += samples[i]! * Math.sin(angle * i);
    }
    return re * re + im * im;
  };
  const best = (from: number, to: number, step: number): number => {
    let found = from;
    for (let cents = from, most = -1; cents <= to; cents += step) {
      const energy = energyAt(cents);
      if (energy > most) [most, found] = [energy, cents];
    }
    return found;
  };
  const near = best(-100, 100, 10);
  return hz * 2 ** (best(near - 10, near + 10, 1) / 1200);
}
