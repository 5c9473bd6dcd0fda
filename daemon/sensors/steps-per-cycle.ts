/**
 * How many steps a device's cycle stands for. Most count strides, two steps; some write steps a minute into the same
 * field. Nobody runs 120 strides (240 steps) a minute for half of the time, so the median decides.
 */
export function stepsPerCycle(cyclesPerMinute: readonly number[]): 1 | 2 {
  const moving = cyclesPerMinute.filter((value) => value > 0).sort((a, b) => a - b);
  const median = moving[Math.floor(moving.length / 2)] ?? 0;
  return median > 120 ? 1 : 2;
}
