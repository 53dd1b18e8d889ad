/** What the unit tests use of `node:test`, by mocha, in whose process Stryker can tell which test runs which line. */
import { after, before, it } from 'mocha';

type Body = (context: { readonly diagnostic: () => void }) => void | Promise<void>;

export { after, before };

export function test(name: string, body: Body): void {
  it(name, () => body({ diagnostic: () => undefined }));
}
