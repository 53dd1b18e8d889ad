/** By what the path of an event is looked up. */

/**
 * Windows and macOS take letters of either case for one name, and tell of a file by the letters that it has on disk, be it
 * asked for by other ones. Where both are files of their own, one event too many is heard.
 */
export function heardAt({ path }: { readonly path: string }): string {
  return path.toLowerCase();
}
