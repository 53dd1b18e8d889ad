/**
 * What an attacker writes into env files, tokens, links and manifests breaks nothing, holds nothing up, and acts by
 * nothing. `AI_GATEWAY_AUTH_SEED` gives the seed of a run that failed, `AI_GATEWAY_AUTH_FUZZ` how many times as many
 * texts to try.
 */
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cpuMsOfFastest } from './cpuTime';
import { assertInertLabel, assertInertMarkdown } from './inert';
import { inputs } from './hostileFiles';
import { stretchesOf, type Shown } from './hostileInput';

const { AI_GATEWAY_AUTH_SEED: givenSeed, AI_GATEWAY_AUTH_FUZZ: times = '1' } = process.env;

/** Each run reads four texts: all in all 100,000. */
const runs = 25_000 * Number(times);

/** In milliseconds of the processor. */
const longestMs = 50;

test(`${4 * runs} hostile texts`, (context) => {
  const seed = givenSeed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(givenSeed);
  context.diagnostic(`seed ${seed}`);
  let longest = { ms: 0, what: '' };
  const property = fc.property(inputs, (input) => {
    const shown: Shown[] = [];
    for (const [what, work] of stretchesOf(input)) {
      const startedAt = performance.now();
      shown.push(work());
      // No more than that was taken of the processor, and to ask for what was takes longer than most of the work.
      if (performance.now() - startedAt < longest.ms) continue;
      const ms = cpuMsOfFastest(work);
      // Told at the end: to look for a shorter text that takes as long would take minutes.
      if (ms > longest.ms) longest = { ms, what: `${what} ${JSON.stringify(input).slice(0, 1000)}` };
    }
    for (const { labels = [], markdown = [] } of shown) {
      labels.forEach(assertInertLabel);
      markdown.forEach(assertInertMarkdown);
    }
  });
  fc.assert(property, { seed, numRuns: runs });
  context.diagnostic(`the longest stretch: ${longest.ms.toFixed(1)} ms, ${longest.what.slice(0, 100)}`);
  assert.ok(longest.ms <= longestMs, `${longest.ms.toFixed(0)} ms: ${longest.what}`);
});
