/** Follows the references in values as far as that takes no noticeable time. */

/** `undefined` for a value whose references were not followed to their end. */
export type Unfolded = ReadonlyMap<string, string | undefined>;

/** More references than this, one in the other, go in a circle. */
const deepest = 1000;

/** How many characters may be gone through for all values together: each reference goes through the value it is in. */
const mostCharacters = 2 ** 22;

export class Expansion {
  #left = mostCharacters;

  /** The last reference first, again and again, since a value may hold references of its own. */
  ofNext(value: string, env: Unfolded, parsed: Unfolded): { readonly value: string } | 'circle' | undefined {
    let result = value;
    for (let depth = 0; depth < deepest; depth += 1) {
      const reference = /(?<!\\)\$\{?(\w+)(?::-([^}\\]*))?\}?/.exec(fromLastDollar(result));
      if (reference === null) return { value: result };
      const [written, name = '', fallback = ''] = reference;
      const values = [env.has(name) ? env.get(name) : '', fallback, parsed.has(name) ? parsed.get(name) : ''];
      const next = values.find((candidate) => candidate !== '');
      if (next === undefined && values.includes(undefined)) return undefined;
      if (!this.#mayPass(result.length + (next?.length ?? 0))) return undefined;
      result = result.replace(written, next ?? '');
    }
    return 'circle';
  }

  /** As dotenv-expand 12: the first reference first, with `-`, `:-`, `+` and `:+` behind a name. */
  ofVite(value: string, env: Unfolded, parsed: Unfolded): string | undefined {
    const seen = new Set<string>();
    let result = value;
    for (let depth = 0; depth < deepest; depth += 1) {
      const reference = /(?<!\\)\$\{([^{}]+)\}|(?<!\\)\$([A-Za-z_][A-Za-z0-9_]*)/.exec(result);
      if (reference === null) return result;
      seen.add(result);
      const [written, braced, bare = ''] = reference;
      const expression = braced ?? bare;
      const operator = /:\+|\+|:-|-/.exec(expression)?.[0];
      const [name = '', ...rest] = operator === undefined ? [expression] : expression.split(operator);
      const alternative = rest.join(operator);
      const isPlus = operator?.endsWith('+') === true;
      const current = env.has(name) ? env.get(name) : parsed.has(name) ? parsed.get(name) : '';
      if (current === undefined) return undefined;
      const isMissing = current === '' || seen.has(current);
      const byAlternative = isPlus ? current !== '' : isMissing;
      const next = byAlternative ? alternative : isPlus ? '' : current;
      if (!this.#mayPass(result.length + next.length)) return undefined;
      result = result.replace(written, next);
      // A reference to itself ends there.
      if (result === parsed.get(name)) return result;
    }
    return undefined;
  }

  #mayPass(characters: number): boolean {
    this.#left -= characters;
    return this.#left >= 0;
  }
}

/** From the last `$` without a backslash before it; empty without one. */
function fromLastDollar(value: string): string {
  let at = value.lastIndexOf('$');
  while (at > 0 && value[at - 1] === '\\') at = value.lastIndexOf('$', at - 1);
  return at === -1 ? '' : value.slice(at);
}
