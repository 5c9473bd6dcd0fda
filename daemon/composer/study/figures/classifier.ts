/** Softmax regression on scaled features: small, quick, and the same every time. */
export interface Classifier {
  /** Index of the likeliest class. */
  classify(features: readonly number[]): number;
  /** Of each class, 0-1. */
  chances(features: readonly number[]): readonly number[];
}

export interface Example {
  readonly features: readonly number[];
  readonly label: number;
}

const iterations = 400;
const learningRate = 0.5;
const momentum = 0.9;
const weightDecay = 1e-3;

/** Classes weigh alike, however many examples each has. */
export function trainClassifier(examples: readonly Example[], classes: number): Classifier {
  const width = examples[0]?.features.length ?? 0;
  const scale = scaling(examples, width);
  const inputs = examples.map(({ features }) => scale(features));
  const counts = new Array<number>(classes).fill(0);
  for (const { label } of examples) counts[label]!++;
  const present = counts.filter((count) => count > 0).length;
  const share = examples.map(({ label }) => 1 / (present * counts[label]!));
  const weights = new Float64Array(classes * (width + 1));
  const speed = new Float64Array(weights.length);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const slope = weights.map((weight) => weightDecay * weight);
    inputs.forEach((input, i) => {
      const chances = softmax(scores(weights, input, classes));
      for (let c = 0; c < classes; c++) {
        const error = (chances[c]! - (examples[i]!.label === c ? 1 : 0)) * share[i]!;
        const row = c * (width + 1);
        for (let k = 0; k <= width; k++) slope[row + k]! += error * input[k]!;
      }
    });
    for (let k = 0; k < weights.length; k++) {
      speed[k] = momentum * speed[k]! - learningRate * slope[k]! * (1 - momentum);
      weights[k]! += speed[k]!;
    }
  }
  const chances = (features: readonly number[]): number[] =>
    softmax(scores(weights, scale(features), classes));
  return {
    chances,
    classify: (features) => {
      const values = chances(features);
      return values.indexOf(Math.max(...values));
    },
  };
}

/** To mean 0 and deviation 1, with a constant 1 behind. */
function scaling(examples: readonly Example[], width: number): (features: readonly number[]) => Float64Array {
  const mean = new Float64Array(width);
  const deviation = new Float64Array(width);
  const each = (change: (value: number, k: number) => void): void => {
    for (const { features } of examples) features.forEach(change);
  };
  each((value, k) => {
    mean[k]! += value / examples.length;
  });
  each((value, k) => {
    deviation[k]! += (value - mean[k]!) ** 2 / examples.length;
  });
  return (features) => {
    const scaled = new Float64Array(width + 1);
    features.forEach((value, k) => {
      // Beyond three deviations nothing is known better.
      scaled[k] = Math.max(-3, Math.min(3, (value - mean[k]!) / Math.sqrt(deviation[k]! + 1e-6)));
    });
    scaled[width] = 1;
    return scaled;
  };
}

function scores(weights: Float64Array, input: Float64Array, classes: number): number[] {
  return Array.from({ length: classes }, (_, c) => {
    let sum = 0;
    for (let k = 0; k < input.length; k++) sum += weights[c * input.length + k]! * input[k]!;
    return sum;
  });
}

function softmax(values: readonly number[]): number[] {
  const highest = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - highest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}
