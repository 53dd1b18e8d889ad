/** What there is of staging files below a user data folder. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Paths of staging folders and files that are there now. */
export function stagedIn(userData: string): string[] {
  return readdirSync(userData, { recursive: true, encoding: 'utf8' })
    .filter((path) => /staging-[^/\\]*([/\\]env)?$/.test(path))
    .map((path) => join(userData, path));
}

/** The bits by which others than the owner may use it (stat(2)). */
export function othersBitsOf(path: string): number {
  return statSync(path).mode & 0o077;
}
