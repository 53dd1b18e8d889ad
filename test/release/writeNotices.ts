/** Writes the notices of bundled packages, after one came, went or was updated. */
import { writeFileSync } from 'node:fs';
import { bundledPackages, noticesFile, noticesOf } from './bundled';

void bundledPackages().then((packages) => {
  writeFileSync(noticesFile, noticesOf(packages));
});
