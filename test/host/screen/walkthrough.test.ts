/** From nothing to the first answer: the walkthrough is walked in the real editor, with the real CLI and SDK. */
import assert from 'node:assert/strict';
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { startGatewayApi } from '../../gateway/api';
import { until } from '../until';
import { withInstalled } from '../installed';
import { serverUnderTest, withWindow } from '../window';
import { makeWorkspace, type Workspace } from '../workspace';
import { Screen, settingsFor, type Theme } from './screen';

const steps = [
  'Choose a credential',
  'Get the Vercel CLI and log in',
  'Link the folder',
  'Get the credential',
  'Call the gateway',
  'See it answer',
];

class Walk {
  constructor(
    private readonly page: Page,
    private readonly screen: Screen,
  ) {}

  /** Opens it beside nothing, so that there is room for the pictures. */
  async open(): Promise<void> {
    await this.screen.runCommand('AI Gateway: Get Started');
    await this.page.locator('.getting-started-step').first().waitFor();
    await this.page.keyboard.press('ControlOrMeta+b');
  }

  step(title: string): Locator {
    return this.page.locator('.getting-started-step').filter({ hasText: title });
  }

  /** Opens a step by its title, and presses a button in it. */
  async press(title: string, button?: string): Promise<void> {
    if (!(await this.step(title).getAttribute('class'))?.includes('expanded')) await this.step(title).click();
    await this.pictureIsThere();
    if (button !== undefined) await this.step(title).getByRole('button', { name: button }).click();
  }

  /** Waits for those steps, and no others, to be ticked off; they are named by their number, from 0. */
  async sees(...ticked: readonly number[]): Promise<void> {
    const read = async (): Promise<string> => {
      const done: number[] = [];
      for (const [at, title] of steps.entries()) {
        if ((await this.step(title).locator('.codicon-getting-started-step-checked').count()) > 0) done.push(at);
      }
      return done.join(' ');
    };
    await until('the steps that are done', read, (done) => done === ticked.join(' '));
  }

  /** It takes the focus when it is loaded. */
  private async pictureIsThere(): Promise<void> {
    await this.page.frameLocator('iframe.webview').frameLocator('#active-frame').locator('svg').waitFor();
  }

  async picture(name: string): Promise<void> {
    await this.pictureIsThere();
    await this.screen.picture(name);
  }
}

/** Puts the editor's text beside the env file, as it is shown, and runs it. */
async function runExample(page: Page, screen: Screen, { folder }: Workspace): Promise<void> {
  const text = await page.evaluate<string>(`
    [...document.querySelectorAll('.editor-instance .view-line')]
      .sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
      .map((line) => line.textContent.replaceAll('\u00a0', ' '))
      .join('\\n')
  `);
  writeFileSync(join(folder, 'example.mjs'), text);
  await screen.openTerminal();
  await page.keyboard.type('node example.mjs\n');
  await screen.terminalText('Hello.');
}

async function walk(
  theme: Theme,
  linked: boolean,
  body: (parts: { page: Page; screen: Screen; steps: Walk; workspace: Workspace }) => Promise<void>,
): Promise<void> {
  const executable = await serverUnderTest();
  const workspace = await makeWorkspace(process.cwd(), 'web');
  const gateway = await startGatewayApi();
  const { folder } = workspace;
  if (!linked) rmSync(join(folder, '.vercel'), { recursive: true });
  // As `npm install ai` does.
  symlinkSync(join(process.cwd(), 'node_modules', 'ai'), join(folder, 'node_modules', 'ai'), 'junction');
  const options = {
    settings: { ...settingsFor(theme), 'security.workspace.trust.enabled': false },
    machineSettings: { 'aiGatewayAuth.gatewayUrl': gateway.url },
  };
  try {
    // A window under test asks nothing by dialogs, which a key needs.
    const open = linked ? withInstalled : withWindow;
    await open({ ...workspace, ...options, executable }, async (page: Page) => {
      const screen = new Screen(page, theme);
      await body({ page, screen, steps: new Walk(page, screen), workspace });
      await runExample(page, screen, workspace);
      await screen.runCommand('AI Gateway: Check Credential');
      await screen.toast('The AI Gateway accepts it.').waitFor();
      await screen.runCommand('AI Gateway: Get Started');
      await new Walk(page, screen).sees(0, 1, 2, 3, 4, 5);
      await screen.picture('walkthrough-done');
    });
    const written = readFileSync(workspace.envFile, 'utf8');
    const sent = gateway.arrivals.filter(({ authorization }) => authorization !== undefined);
    assert.deepEqual(
      sent.map(({ request }) => request),
      ['POST /v4/ai/language-model', 'GET /v1/credits'],
    );
    for (const { authorization = '' } of sent) assert.ok(written.includes(authorization.replace('Bearer ', '')));
  } finally {
    await gateway.close();
    await workspace.dispose();
  }
}

async function insertExample({
  page,
  screen,
  steps: shown,
}: {
  page: Page;
  screen: Screen;
  steps: Walk;
}): Promise<void> {
  await shown.press('Call the gateway', 'Insert Example…');
  await screen.choose('Script for Node.js');
  await page.getByText('400K context').waitFor();
  await screen.picture('models');
  await screen.choose('openai/gpt-5');
  await page.locator('.view-line').filter({ hasText: "gateway('openai/gpt-5')" }).waitFor();
}

test('an empty folder comes to an answer by an OIDC token', async () => {
  await walk('dark', false, async (parts) => {
    const { page, screen, steps: shown } = parts;
    await shown.open();
    await shown.press('Choose a credential');
    await shown.picture('walkthrough-choose');
    await shown.press('Link the folder', 'Link Project');
    for (const question of ['Which team?', 'Which project?']) {
      await screen.terminalText(question);
      await page.keyboard.press('Enter');
    }
    // With the link comes a token, from 64 on.
    await screen.sees(/^OIDC 1[12]h/);
    await shown.sees(0, 1, 2, 3);
    await shown.press('Get the credential');
    await shown.picture('walkthrough-credential');
    await insertExample(parts);
  });
});

test('a linked folder comes to an answer by an API key', async () => {
  await walk('light', true, async (parts) => {
    const { page, screen, steps: shown } = parts;
    await screen.sees('No credential');
    await shown.open();
    await shown.sees(0, 1, 2);
    await shown.press('Get the credential', 'Create API Key…');
    await page.locator('.quick-input-widget:visible input[type=text]').press('Enter');
    for (const label of ['No limit of its own', '90 days']) await screen.choose(label);
    await screen.press(screen.dialog('Create the API key "web"'), 'Create');
    await screen.sees(/^API key · (89|90)d$/);
    await shown.sees(0, 1, 2, 3);
    await shown.picture('walkthrough-key');
    await insertExample(parts);
  });
});
