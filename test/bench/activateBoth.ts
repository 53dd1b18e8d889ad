/** Runs inside the editor: times the activation of the extensions that the environment names, in that order. */
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { quiet } from './quiet';

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
