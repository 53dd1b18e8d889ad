import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import manifest from '../../package.json';
import { addressText, gatewayAddressOf, usualGateway } from '../../src/core/gateway/address';
import {
  exampleDescription,
  exampleKinds,
  exampleLanguages,
  exampleText,
  exampleTitle,
} from '../../src/core/gateway/examples';
import { english } from './english';
import { expectedSnippets } from './snippets';

const model = 'openai/gpt-5-mini';
const gateway = 'http://127.0.0.1:8080';

test('the snippets are the examples', () => {
  const names = readdirSync('src/snippets').map((name) => name.replace('.json', ''));
  assert.deepEqual(names.sort(), Object.keys(expectedSnippets()).sort());
  for (const [name, expected] of Object.entries(expectedSnippets())) {
    assert.deepEqual(JSON.parse(readFileSync(`src/snippets/${name}.json`, 'utf8')), expected);
  }
  const paths = new Set(manifest.contributes.snippets.map(({ path }) => path));
  assert.deepEqual([...paths].sort(), names.map((name) => `./src/snippets/${name}.json`).sort());
});

test('each example has a title, the name of a file, and a language of the editor', () => {
  assert.deepEqual(
    exampleKinds.map((kind) => [exampleTitle(english, kind), exampleDescription(kind), exampleLanguages[kind]]),
    [
      ['Route Handler of Next.js', 'app/api/chat/route.ts', 'typescript'],
      ['Script for Node.js', 'example.mjs', 'javascript'],
      ['Python with the OpenAI Client', 'example.py', 'python'],
      ['curl', 'example.sh', 'shellscript'],
    ],
  );
});

test('the route handler names another gateway where there is one', () => {
  assert.equal(
    exampleText('route', { model, gateway }),
    `// app/api/chat/route.ts: answers the chat of a Next.js app. It needs: npm install ai
import { convertToModelMessages, createGateway, streamText, type UIMessage } from 'ai';

const gateway = createGateway({ baseURL: 'http://127.0.0.1:8080/v4/ai' });

export async function POST(request: Request) {
  const { messages } = (await request.json()) as { messages: UIMessage[] };
  const result = streamText({
    model: gateway('openai/gpt-5-mini'),
    messages: await convertToModelMessages(messages),
  });
  return result.toUIMessageStreamResponse();
}
`,
  );
});

test('the script for Node.js names another gateway where there is one, once the env file is loaded', () => {
  assert.equal(
    exampleText('node', { model, gateway }),
    `// Save it as example.mjs beside the env file, then: npm install ai && node example.mjs
import { existsSync } from 'node:fs';
import { createGateway, generateText } from 'ai';

if (existsSync('.env.local')) process.loadEnvFile('.env.local');

const gateway = createGateway({ baseURL: 'http://127.0.0.1:8080/v4/ai' });

const { text } = await generateText({
  model: gateway('openai/gpt-5-mini'),
  prompt: 'Say hello in one sentence.',
});
console.log(text);
`,
  );
});

test('Python and curl have the address of the usual gateway or of another one, and end with a line end', () => {
  const rows = [
    ['python', undefined, '    base_url="https://ai-gateway.vercel.sh/v1",\n'],
    ['python', gateway, '    base_url="http://127.0.0.1:8080/v1",\n'],
    ['curl', undefined, ' | curl https://ai-gateway.vercel.sh/v1/chat/completions \\\n'],
    ['curl', gateway, ' | curl http://127.0.0.1:8080/v1/chat/completions \\\n'],
  ] as const;
  for (const [kind, at, line] of rows) {
    const text = exampleText(kind, { model: 'x/y', gateway: at });
    assert.ok(text.includes(line), text);
    assert.equal(text.split('"x/y"').length, 2);
    assert.match(text, /[^\n]\n$/);
  }
});

test('the address of a gateway cannot end the text that it stands in', () => {
  const address = gatewayAddressOf("https://gateway.example/a'b$(x)`y;z&w|v/?q=\\#h");
  assert.ok(address);
  const text = addressText(address);
  assert.equal(text, 'https://gateway.example/a%27b%24%28x%29%60y%3bz%26w%7cv');
  for (const kind of exampleKinds) {
    assert.ok(exampleText(kind, { model, gateway: text }).includes(text));
    assert.ok(!exampleText(kind, { model, gateway: text }).includes(usualGateway));
  }
});
