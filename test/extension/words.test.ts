import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import { untranslatedIn } from '../unit/pseudo';
import type { Editor } from './editor';
import { hourMs, oidc, scenario, vercelOnPath } from './harness';

/** All that a person has been shown, but for what files, settings and the editor itself name. */
function shownBy({ items, messages, picks, inputs, runs, terminals }: Editor): string[] {
  const titles = [...picks, ...inputs].map(({ title }) => title.replace(/^AI Gateway: /, ''));
  const names = /^(development|preview|production|vercel login|app|\.env\.local:1|)$/;
  return [
    ...items.flatMap(({ text = '', accessibilityInformation }) => [
      text,
      accessibilityInformation?.label.replace(/^AI Gateway: /, '') ?? '',
    ]),
    ...messages.flatMap(({ text, detail, buttons }) => [text, detail, ...buttons]),
    ...titles,
    ...picks.flatMap(({ entries }) => entries.flatMap(({ label, description }) => [label, description])),
    ...inputs.map((input) => input.validate('x')?.replace(/^\w+: /, '') ?? ''),
    ...runs.map(({ name }) => name),
    ...terminals.flatMap(({ text }) => text.split('\r\n').map((line) => stripVTControlCharacters(line))),
  ].filter((text) => !names.test(text));
}

function prepare(editor: Editor): void {
  vercelOnPath(editor);
  editor.bracketed = true;
  editor.git = 'open';
}

scenario('all that is shown is translated', { env: oidc(-hourMs), prepare }, async (at) => {
  await at.answer(at.message, '⟦Refresh Now⟧');
  await at.answer(at.message, '⟦Write Anyway⟧');
  await at.end(1);
  await at.run('menu');
  await at.run('pull');
  at.editor.picks.at(-1)?.choose('preview');
  await at.settle();
  await at.end(0, 'A=1\n');
  await at.answer(at.message, undefined);
  await at.run('setApiKey');
  at.editor.inputs.at(-1)?.enter('vck_written');
  await at.settle();
  await at.run('useOidc');
  await at.run('link');
  await at.end(0);
  await at.run('login');
  await at.end(0);
  await at.run('chooseProject');
  const shown = shownBy(at.editor);
  assert.ok(shown.length > 30, `${shown.length} texts`);
  for (const text of shown) assert.equal(untranslatedIn(text), '', text);
  const rest = (at.editor.shown?.tooltip?.value ?? '').split('\n').map(untranslatedIn);
  assert.deepEqual(
    rest.filter((text) => text !== '' && !/\d [AP]M /.test(text)),
    ['VERCEL _OIDC _TOKEN', 'web', 'acme', 'development'],
  );
});
