/** Runs inside the editor: times the activation of the extensions that the environment names, in that order. */
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';

/** Milliseconds by extension id go as JSON to the file that the environment names. */
export async function run(): Promise<void> {
  const ids = (process.env['AI_GATEWAY_AUTH_IDS'] ?? '').split(',');
  const took: Record<string, number> = {};
  for (const id of ids) {
    const extension = vscode.extensions.getExtension(id);
    if (extension === undefined) throw new Error(`There is no extension ${id}.`);
    if (extension.isActive) throw new Error(`${id} was active before.`);
    await quiet();
    const startedAt = performance.now();
    await extension.activate();
    took[id] = performance.now() - startedAt;
  }
  writeFileSync(process.env['AI_GATEWAY_AUTH_RESULTS'] ?? '', JSON.stringify(took));
}

const quietTurns = 50;
const turnMs = 20;
const lateMs = 5;
const deadlineMs = 60_000;

/** The editor's own start keeps the extension host busy: waits until a second has passed without a late turn. */
async function quiet(): Promise<void> {
  const endAt = performance.now() + deadlineMs;
  for (let turns = 0; turns < quietTurns; turns += 1) {
    const startedAt = performance.now();
    await new Promise((resolve) => setTimeout(resolve, turnMs));
    if (performance.now() - startedAt > turnMs + lateMs) turns = 0;
    if (performance.now() > endAt) throw new Error('The extension host did not come to rest within a minute.');
  }
}
