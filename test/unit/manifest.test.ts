import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import manifest from '../../package.json';
import { actions, commandOf } from '../../src/core/words/actions';
import { actionTitles, commandCategory } from '../../src/core/words/actionTitles';
import { explainSettings, notificationLevels, statusBarFormats } from '../../src/core/words/settings';
import { manifestTexts } from './translations';

const { commands, configuration } = manifest.contributes;
const texts = manifestTexts();

/** Of a placeholder in the manifest. */
function textOf(placeholder: string): string | undefined {
  return texts[placeholder.slice(1, -1)];
}

test('the manifest names the commands that the code has, with the same titles', () => {
  assert.deepEqual(
    commands.map(({ command, title }) => [command, textOf(title)]).sort(),
    actions.map((action) => [commandOf(action), actionTitles[action]]).sort(),
  );
  for (const { category } of commands) assert.equal(category, commandCategory);
});

test('the manifest offers the settings that the code reads, with a default and a sentence each', () => {
  const properties = configuration.properties;
  assert.deepEqual(Object.keys(properties), [
    'aiGatewayAuth.warnBeforeMinutes',
    'aiGatewayAuth.notifications',
    'aiGatewayAuth.autoRefresh',
    'aiGatewayAuth.statusBar.format',
    'aiGatewayAuth.envFiles',
    'aiGatewayAuth.cli',
    ...explainSettings.map((key) => `aiGatewayAuth.${key}`),
    'aiGatewayAuth.gatewayUrl',
  ]);
  assert.deepEqual(properties['aiGatewayAuth.statusBar.format'].enum, [...statusBarFormats]);
  assert.deepEqual(properties['aiGatewayAuth.notifications'].enum, [...notificationLevels]);
  assert.equal(properties['aiGatewayAuth.notifications'].enumDescriptions.length, notificationLevels.length);
  for (const { markdownDescription } of Object.values(properties))
    assert.match(textOf(markdownDescription) ?? '', /\.$/);
  assert.deepEqual(
    Object.values(properties).map((property) => property.default),
    [15, 'all', false, 'countdown', [], [], ...explainSettings.map(() => true), 'https://ai-gateway.vercel.sh'],
  );
});

test('the walkthrough leads to commands that there are, with a picture for each step', () => {
  const commands = manifest.contributes.commands.map(({ command }) => command);
  const steps = manifest.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
  for (const { title, description, media } of steps) {
    for (const text of [title, description, media.altText]) assert.notEqual(textOf(text) ?? '', '', text);
    const links = [...(textOf(description) ?? '').matchAll(/\(command:([\w.]+)\)/g)].map(([, command]) => command);
    for (const link of links) assert.ok(commands.includes(link ?? ''), link);
    // Its colours are those of the theme.
    assert.match(readFileSync(media.svg, 'utf8'), /^<svg [^]*var\(--vscode-[^]*<\/svg>\n$/);
    assert.doesNotMatch(readFileSync(media.svg, 'utf8'), /(fill|stroke)="#/);
  }
});

test('no workspace can set where a credential is sent', () => {
  assert.equal(configuration.properties['aiGatewayAuth.gatewayUrl'].scope, 'machine');
});

test('an untrusted workspace cannot set what is run', () => {
  assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, ['aiGatewayAuth.cli']);
});

test('the types are those of the oldest editor that is supported', () => {
  assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
});
