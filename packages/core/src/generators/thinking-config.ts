import type { JsonObject } from '../json/json.ts';

/** Thinking tokens that an advanced request may spend on a model that takes a budget. */
const thinkingBudget = 1024;

/**
 * The thinking configuration that a model takes: 2.5 models a budget, Gemini 3 and later a level; to send both is an
 * error. A name that tells no generation gets neither. (OpenAPI of 2026-08-22, `ThinkingConfig`; Gemini 4 refuses a
 * budget: reports of October 2026.)
 */
export function thinkingConfigFor(model: string): JsonObject {
  const version = /gemini-(\d+(?:\.\d+)?)/.exec(model)?.[1];
  if (version === undefined) return { includeThoughts: true };
  const generation = Number(version);
  if (generation >= 3) return { includeThoughts: true, thinkingLevel: 'LOW' };
  return generation >= 2.5 ? { includeThoughts: true, thinkingBudget } : { includeThoughts: true };
}
