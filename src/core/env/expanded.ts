/** What a value of one file is worth, beside what the loader makes of all of them. */
import type { Resolved } from './loader';

/** What a value is worth that stands in a file: `tooLong` where its references are not followed to their end. */
export type Expanded = { readonly value: string } | 'tooLong' | undefined;

/**
 * What the value that a file gives a variable is worth: that of the reference in it, or as it stands where another file
 * or the environment decides. `undefined` where the loader takes none from that file, as for references in a circle.
 */
export function expandedIn(
  file: string,
  order: readonly string[],
  resolved: ReadonlyMap<string, Resolved>,
): (variable: string, value: string) => Expanded {
  return (variable, value) => {
    const found = resolved.get(variable);
    if (found === undefined) return undefined;
    if (found.file === file) return found.value === undefined ? 'tooLong' : { value: found.value };
    const isBehind = found.file !== undefined && order.indexOf(found.file) > order.indexOf(file);
    return isBehind ? undefined : { value };
  };
}
