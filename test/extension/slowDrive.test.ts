/** One of two folders is on a drive that takes half a minute to answer. */
import assert from 'node:assert/strict';
import type { Editor } from './editor';
import { envPath, folder, hourMs, oidc, scenario, type Session } from './harness';

const slow = '/net/drive';

/** With what makes it answer. */
function slowDrive(order: readonly string[]): {
  prepare: (editor: Editor) => void;
  answer: (at: Session) => Promise<void>;
} {
  let release = (): void => undefined;
  return {
    prepare: (editor) => {
      editor.folders = [...order];
      editor.files.set(envPath, oidc(5 * hourMs));
      editor.files.set(`${slow}/.env.local`, oidc(3 * hourMs));
      editor.activeFile = `${folder}/page.tsx`;
      editor.slow.set(slow, new Promise((resolve) => (release = resolve)));
    },
    answer: async (at) => {
      at.editor.slow.clear();
      release();
      await at.settle();
    },
  };
}

for (const order of [
  [folder, slow],
  [slow, folder],
]) {
  const { prepare, answer } = slowDrive(order);
  scenario(
    `the other project is shown and followed meanwhile (${order.indexOf(slow) + 1} of 2)`,
    { prepare },
    async (at) => {
      assert.match(at.text ?? '', /OIDC 5h 0m/);
      await at.write(envPath, oidc(2 * hourMs));
      assert.match(at.text ?? '', /OIDC 2h 0m/);
      await at.run('menu');
      assert.match(at.editor.picks[0]?.title ?? '', /OIDC token expires in 2 hours/);
      at.editor.picks[0]?.choose(undefined);
      await answer(at);
      assert.match(at.text ?? '', /OIDC 2h 0m · app/);
      await at.show(`${slow}/page.tsx`);
      assert.match(at.text ?? '', /OIDC 3h 0m · drive/);
    },
  );
}

const late = slowDrive([folder, slow]);
scenario('what comes late and is outdated is dropped', { prepare: late.prepare }, async (at) => {
  await late.answer(at);
  await at.show(`${slow}/page.tsx`);
  assert.match(at.text ?? '', /OIDC 3h 0m/);
  let release = (): void => undefined;
  const { files } = at.editor;
  at.editor.slow.set(`${slow}/.env.local`, new Promise((resolve) => (release = resolve)));
  files.set(`${slow}/.env.local`, oidc(4 * hourMs));
  await at.tell('fileChanged', `${slow}/.env.local`);
  files.set(`${slow}/.env.local`, oidc(6 * hourMs));
  await at.tell('fileChanged', `${slow}/.env.local`);
  assert.match(at.text ?? '', /OIDC 3h 0m/, 'what was known stays until then');
  at.editor.slow.clear();
  release();
  await at.settle();
  assert.match(at.text ?? '', /OIDC 6h 0m/);
});
