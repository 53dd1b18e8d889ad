/** What an installation costs, which tells the editor of many files that are none of this extension's business. */
import assert from 'node:assert/strict';
import type { Editor } from './editor';
import { folder, hourMs, oidc, scenario } from './harness';
import { Uri } from './recorder';

const events = 50_000;

/** Of the processor, in milliseconds, with all that follows the events: measured are 125, of which some are the recorder's. */
const limitMs = 300;

const prepare = ({ files }: Editor): void => {
  files.set(`${folder}/.env.local`, oidc(3 * hourMs));
};

scenario(`${events} files of an installation are looked at by their names alone`, { prepare }, async (at) => {
  const readsBefore = at.editor.reads;
  const uris = Array.from({ length: events }, (_, index) =>
    Uri.at(`${folder}/node_modules/p${index % 997}/${index}.js`),
  );
  const begun = process.cpuUsage();
  for (const uri of uris) at.editor.events.fileCreated.fire(uri);
  await at.settle();
  const { user, system } = process.cpuUsage(begun);
  const ms = (user + system) / 1000;
  assert.equal(at.editor.reads, readsBefore);
  assert.ok(ms < limitMs, `${ms.toFixed(0)} ms`);
});
