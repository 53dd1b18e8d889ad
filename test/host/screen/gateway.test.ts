import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { startGatewayApi } from '../../gateway/api';
import { editorUnderTest, withWindow } from '../window';
import { makeWorkspace } from '../workspace';
import { Screen, settingsFor } from './screen';

const key = 'vck_0123456789abcdefghijklmnop';

test("the gateway's answer to a check is told", async () => {
  const executable = await editorUnderTest();
  const workspace = await makeWorkspace(process.cwd());
  const gateway = await startGatewayApi();
  writeFileSync(workspace.envFile, `AI_GATEWAY_API_KEY=${key}\n`);
  const settings = settingsFor('dark');
  const machineSettings = { 'aiGatewayAuth.gatewayUrl': gateway.url };
  try {
    await withWindow({ ...workspace, executable, settings, machineSettings }, async (page) => {
      const screen = new Screen(page, 'dark');
      await screen.sees('API key');
      await screen.openFile('.env.local');
      await page.locator('.codelens-decoration a').filter({ hasText: 'Check' }).click();
      const told = screen.toast('The AI Gateway accepts it. Balance: $95.50, used so far: $4.50.');
      await told.waitFor();
      await page.locator('.codelens-decoration').filter({ hasText: 'accepted, $95.50 left (just now)' }).waitFor();
      await screen.picture('check');
      await screen.dismiss(told);
      await screen.hover('Checked just now: The AI Gateway accepts it.');
      await screen.picture('check-hover');
      assert.deepEqual(
        gateway.arrivals.map(({ request, authorization, method }) => [request, authorization, method]),
        [['GET /v1/credits', `Bearer ${key}`, 'api-key']],
      );
    });
  } finally {
    await gateway.close();
    await workspace.dispose();
  }
});

test('a proxy of the settings is asked, and its refusal told', async () => {
  const executable = await editorUnderTest();
  const workspace = await makeWorkspace(process.cwd());
  const asked: string[] = [];
  const proxy = createServer().on('connect', ({ url }, socket) => {
    asked.push(url ?? '');
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nConnection: close\r\n\r\n');
  });
  const port = await listen(proxy);
  writeFileSync(workspace.envFile, `AI_GATEWAY_API_KEY=${key}\n`);
  const settings = { ...settingsFor('dark'), 'http.proxy': `http://127.0.0.1:${port}` };
  try {
    await withWindow({ ...workspace, executable, settings }, async (page) => {
      const screen = new Screen(page, 'dark');
      await screen.sees('API key');
      await screen.runCommand('AI Gateway: Check Credential');
      await screen.toast('The proxy refused to pass the request on.').waitFor();
      assert.ok(asked.includes('ai-gateway.vercel.sh:443'), asked.join(', '));
    });
  } finally {
    proxy.close();
    await workspace.dispose();
  }
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port; // It listens on a port, not on a pipe.
}
