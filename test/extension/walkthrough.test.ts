import assert from 'node:assert/strict';
import { envPath, folder, hourMs, minuteMs, oidc, scenario } from './harness';
import type { Editor } from './editor';

function usingSdk({ files }: Editor): void {
  files.set(`${folder}/package.json`, '{"dependencies":{"ai":"7"}}');
}

const offers = /^This project depends on the AI SDK, and has no credential/;

scenario('the walkthrough is offered once, and never again', { linked: false, prepare: usingSdk }, async (at) => {
  assert.match(at.message?.text ?? '', offers);
  assert.deepEqual(at.message?.buttons, ['Get Started']);
  assert.equal(at.editor.contexts.get('aiGatewayAuth.lacksCredential'), true);
  await at.answer(at.message, 'Get Started');
  const walkthrough = 'workbench.action.openWalkthrough ai-gateway-tools.ai-gateway-auth#gettingStarted';
  assert.deepEqual(at.editor.executed, [walkthrough]);
  await at.write(envPath, oidc(hourMs));
  await at.tick(minuteMs);
  assert.equal(at.editor.contexts.get('aiGatewayAuth.lacksCredential'), false);
  await at.write(envPath, undefined);
  await at.tick(minuteMs);
  at.dispose();
  await at.activate();
  assert.equal(at.editor.messages.length, 1);
  // In another workspace, whose own memory has nothing of it.
  at.dispose();
  at.editor.memory.clear();
  await at.activate();
  assert.equal(at.editor.messages.length, 1);
});

scenario(
  'the offer waits for a window that somebody looks at',
  {
    linked: false,
    prepare: (editor) => {
      usingSdk(editor);
      editor.focused = false;
    },
  },
  async (at) => {
    assert.equal(at.editor.messages.length, 0);
    await at.focus(true);
    assert.match(at.message?.text ?? '', offers);
  },
);

scenario('what is true ticks the steps off', { prepare: usingSdk }, async (at) => {
  const shown = (): unknown =>
    ['loggedIn', 'linked', 'usable', 'accepted'].map((key) => at.editor.contexts.get(`aiGatewayAuth.${key}`) === true);
  assert.deepEqual(shown(), [false, true, false, false]);
  await at.write(envPath, oidc(-hourMs));
  await at.tick(minuteMs);
  assert.deepEqual(shown(), [false, true, false, false]);
  await at.write(envPath, oidc(hourMs));
  await at.tick(minuteMs);
  assert.deepEqual(shown(), [false, true, true, false]);
});
