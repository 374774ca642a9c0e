import { describe, expect, test } from 'vitest';
import { embeddingVector } from './embedding-vector.ts';

const vector = (text: string, dimensions = 3072, space = 'space'): number[] =>
  embeddingVector(text, space, dimensions, true);

function cosine(one: readonly number[], other: readonly number[]): number {
  const dot = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, value, place) => sum + value * (b[place] ?? 0), 0);
  return dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
}

const length = (values: readonly number[]): number => Math.hypot(...values);

describe('an embedding', () => {
  test('has as many values as asked for, none of them zero, and unit length', () => {
    for (const dimensions of [1, 128, 768, 3072]) {
      const values = vector('What is a tide?', dimensions);
      expect(values).toHaveLength(dimensions);
      expect(values).not.toContain(0);
      expect(length(values)).toBeCloseTo(1, 5);
    }
  });

  test('is the beginning of the full one when it is shorter, and then not of unit length unless told', () => {
    const full = vector('What is a tide?');
    const short = embeddingVector('What is a tide?', 'space', 256, false);
    expect(short).toEqual(full.slice(0, 256));
    expect(length(short)).toBeLessThan(0.95);
  });

  test('is the same for the same text, and another for another text, seed or model', () => {
    expect(vector('tide')).toEqual(vector('tide'));
    expect(cosine(vector('tide'), vector('loan'))).toBeLessThan(0.3);
    expect(cosine(vector('tide'), vector('tide', 3072, 'other'))).toBeLessThan(0.3);
  });

  test.each([128, 768, 3072])('of %i values finds what a question is about', (dimensions) => {
    const documents = [
      'Tides are the rise and fall of sea levels caused by the gravity of the moon and the sun.',
      'A mortgage is a loan that a bank gives for a house, which is its security.',
      'Photosynthesis turns the light of the sun, water and carbon dioxide into sugar and oxygen.',
      '潮汐是海水在月球和太阳引力作用下产生的周期性涨落。',
      '抵押贷款是银行以房屋为担保发放的贷款。',
    ];
    const questions = [
      'What causes the tides of the sea?',
      'Which loan does a bank give for a house?',
      'How does photosynthesis work with light and water?',
      '潮汐和月球有什么关系？',
      '银行的抵押贷款是什么？',
    ];
    const found = questions.map((question) => {
      const scores = documents.map((document) => cosine(vector(question, dimensions), vector(document, dimensions)));
      return scores.indexOf(Math.max(...scores));
    });
    expect(found).toEqual([0, 1, 2, 3, 4]);
  });

  test('can be had of a text without words', () => {
    expect(length(vector('…'))).toBeCloseTo(1, 5);
  });
});
