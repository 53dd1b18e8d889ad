/** The real Vercel CLI against the stand-in of its API, without an editor: shows that the host tests may rely on both. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { installVercel } from './install';
import { inLinkedFolder, pull, stagingPath } from './linkedFolder';
import { token } from './token';

let bin: string;
before(async () => {
  bin = await installVercel(process.cwd());
});

test('a pull writes the token that the API makes for it', () =>
  inLinkedFolder(async (linked) => {
    const made = token({ issuedAt: 1_800_000_000_000, expiresAt: 1_800_043_200_000 });
    linked.api.variables = (environment) => ({ VERCEL_OIDC_TOKEN: made, VERCEL_ENV: environment });
    assert.equal(await pull(linked, bin, stagingPath), 0);
    const text = `# Created by Vercel CLI\nVERCEL_ENV="development"\nVERCEL_OIDC_TOKEN="${made}"\n`;
    assert.equal(readFileSync(linked.stagingFile, 'utf8'), text);
  }));

test('a refused pull exits with 1 and leaves the file as it was', () =>
  inLinkedFolder(async (linked) => {
    const text = '# Created by Vercel CLI\nA="1"\n';
    writeFileSync(linked.stagingFile, text);
    linked.api.failure = 403;
    assert.equal(await pull(linked, bin, stagingPath), 1);
    assert.equal(readFileSync(linked.stagingFile, 'utf8'), text);
  }));
