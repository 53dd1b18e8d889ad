/** Names that are nearly those of the two variables, and surely meant as them. */
import { apiKeyVariable, credentialKinds, oidcVariable } from '../credential/credential';

type Variable = (typeof credentialKinds)[number]['variable'];

/** With a word left out that people leave out; the words that stay name nothing else. */
const shortened: Readonly<Record<string, Variable>> = {
  AI_GATEWAY_KEY: apiKeyVariable,
  AI_GATEWAY_API: apiKeyVariable,
  GATEWAY_API_KEY: apiKeyVariable,
  VERCEL_OIDC: oidcVariable,
};

/** In single characters written wrong, left out, put in, or changed with their neighbour. */
const mostMistakes = 2;

/** `undefined` for the right names, and for all that may be meant as they are. */
export function nearNameOf(name: string): Variable | undefined {
  if (credentialKinds.some(({ variable }) => variable === name)) return undefined;
  const upper = name.toUpperCase();
  // One of several, by its number.
  if (/_\d+$/.test(upper)) return undefined;
  if (Object.hasOwn(shortened, upper)) return shortened[upper];
  return credentialKinds.find(({ variable }) => distance(upper, variable) <= mostMistakes)?.variable;
}

/** Of Damerau and Levenshtein, in which no piece is changed twice. */
function distance(some: string, other: string): number {
  if (Math.abs(some.length - other.length) > mostMistakes) return Infinity;
  let [before, row]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let at = 1; at <= some.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const isSame = some[at - 1] === other[to - 1];
      const isSwapped = at > 1 && to > 1 && some[at - 1] === other[to - 2] && some[at - 2] === other[to - 1];
      next.push(
        Math.min(
          (row[to] ?? 0) + 1,
          (next[to - 1] ?? 0) + 1,
          (row[to - 1] ?? 0) + (isSame ? 0 : 1),
          isSwapped ? (before[to - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    [before, row] = [row, next];
  }
  return row[other.length] ?? Infinity;
}
