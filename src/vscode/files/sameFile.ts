/** Whether paths lead to one file, be it by a link or in other letters. */
import { stat } from 'node:fs/promises';

/** The same for all names of a file; `undefined` where there is none. */
export async function identityOf(path: string): Promise<string | undefined> {
  return stat(path, { bigint: true }).then(
    ({ dev, ino }) => `${dev} ${ino}`,
    () => undefined, // What cannot be looked at is no other one's.
  );
}
