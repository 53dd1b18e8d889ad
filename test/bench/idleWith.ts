/** Runs inside the editor: activates an extension, and tells what a minute without events costs the host then. */
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { quiet } from './quiet';

const minuteMs = 60_000;

/** The editor tidies up after its own start, and the host after any activation: a minute that begins sooner tells of that. */
const restMs = 30_000;

/** By the extension's id, as JSON, to the file that the environment names. */
export async function run(): Promise<void> {
  const ids = (process.env['AI_GATEWAY_AUTH_IDS'] ?? '').split(',');
  for (const id of ids) await vscode.extensions.getExtension(id)?.activate();
  await quiet();
  await new Promise((resolve) => setTimeout(resolve, restMs));
  const before = process.cpuUsage();
  await new Promise((resolve) => setTimeout(resolve, minuteMs));
  const { user, system } = process.cpuUsage(before);
  const cpuMs = (user + system) / 1000;
  const costs = { [ids.at(-1) ?? '']: { cpuMs } };
  writeFileSync(process.env['AI_GATEWAY_AUTH_RESULTS'] ?? '', JSON.stringify(costs));
}
