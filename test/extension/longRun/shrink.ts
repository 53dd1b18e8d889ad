/** Drops what a failure does not need: delta debugging, by ever smaller parts of the list. */

/** The shortest list that it comes to and that fails still. `instead` is what may stand for a part that cannot be dropped. */
export async function shrink<T>(
  list: readonly T[],
  fails: (list: readonly T[]) => Promise<boolean>,
  instead: (part: readonly T[]) => T,
): Promise<T[]> {
  let left = [...list];
  for (let size = Math.ceil(left.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < left.length;) {
      const [before, part, behind] = [left.slice(0, start), left.slice(start, start + size), left.slice(start + size)];
      const without = [...before, ...behind];
      const replaced = [...before, instead(part), ...behind];
      if (await fails(without)) left = without;
      else {
        if (part.length > 1 && (await fails(replaced))) left = replaced;
        start += left === replaced ? 1 : size;
      }
    }
  }
  return left;
}
