import { seededRandom } from '../seeded-random.ts';
import { textFeatures } from './text-features.ts';

/** The size of both models' vectors (ai.google.dev/gemini-api/docs/models/gemini-embedding-001 and -2, read 2026-11-24). */
export const fullDimensions = 3072;

/** Where the parts of a vector end, and how many places a feature has in each: a short beginning is alike as well. */
const bands: readonly { readonly end: number; readonly places: number }[] = [
  { end: 128, places: 8 },
  { end: 768, places: 16 },
  { end: fullDimensions, places: 40 },
];

/** How long the part of a vector is that has nothing to do with the features. */
const noiseLength = 0.2;

/**
 * The embedding of a text: always the same for a seed, and of unit length; texts with words in common point in similar
 * directions. A vector of fewer dimensions is the beginning of the full one.
 */
export function embeddingVector(text: string, space: string, dimensions: number, isNormalized: boolean): number[] {
  const full = new Float64Array(fullDimensions);
  for (const [feature, weight] of textFeatures(text)) {
    addFeature(full, seededRandom(`feature/${space}/${feature}`), weight);
  }
  scale(full, Math.sqrt(1 - noiseLength ** 2));
  // No value of a real vector is zero.
  addNoise(full, seededRandom(`noise/${space}/${text}`));
  scale(full, 1);
  const values = full.subarray(0, dimensions);
  if (isNormalized) {
    scale(values, 1);
  }
  return Array.from(values, (value) => Math.round(value * 1e9) / 1e9);
}

function addFeature(vector: Float64Array, random: () => number, weight: number): void {
  let start = 0;
  for (const { end, places } of bands) {
    for (let count = 0; count < places; count += 1) {
      const place = start + Math.floor(random() * (end - start));
      vector[place] = (vector[place] ?? 0) + (random() < 0.5 ? -weight : weight);
    }
    start = end;
  }
}

function addNoise(vector: Float64Array, random: () => number): void {
  // A value drawn evenly from -1 to 1 has a variance of 1/3.
  const size = noiseLength / Math.sqrt(vector.length / 3);
  for (let place = 0; place < vector.length; place += 1) {
    vector[place] = (vector[place] ?? 0) + (random() * 2 - 1) * size;
  }
}

function scale(vector: Float64Array, toLength: number): void {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  if (length > 0) {
    for (let place = 0; place < vector.length; place += 1) {
      vector[place] = ((vector[place] ?? 0) / length) * toLength;
    }
  }
}
