/** Files that run: a first call through the AI Gateway, in the languages that people call it from. */
import type { L10n } from '../words/l10n';
import { usualGateway } from './address';

export const exampleKinds = ['route', 'node', 'python', 'curl'] as const;

export type ExampleKind = (typeof exampleKinds)[number];

/** By the editor's names of languages. */
export const exampleLanguages: Readonly<Record<ExampleKind, string>> = {
  route: 'typescript',
  node: 'javascript',
  python: 'python',
  curl: 'shellscript',
};

export function exampleTitle(l10n: L10n, kind: ExampleKind): string {
  switch (kind) {
    case 'route':
      return l10n.t('Route Handler of Next.js');
    case 'node':
      return l10n.t('Script for Node.js');
    case 'python':
      return l10n.t('Python with the OpenAI Client');
    case 'curl':
      return 'curl';
  }
}

export function exampleDescription(kind: ExampleKind): string {
  return { route: 'app/api/chat/route.ts', node: 'example.mjs', python: 'example.py', curl: 'example.sh' }[kind];
}

interface Call {
  readonly model: string;
  /** The gateway's address as it stands in programs, where that is not the usual one. */
  readonly gateway: string | undefined;
}

const prompt = 'Say hello in one sentence.';

/** No credential is in it: each looks for one in the environment, and then in `.env.local`. */
export function exampleText(kind: ExampleKind, { model, gateway }: Call): string {
  const address = gateway ?? usualGateway;
  switch (kind) {
    case 'route':
      return lines(
        '// app/api/chat/route.ts: answers the chat of a Next.js app. It needs: npm install ai',
        `import { convertToModelMessages, ${gateway === undefined ? '' : 'createGateway, '}streamText, type UIMessage } from 'ai';`,
        ...gatewayLines(gateway),
        '',
        'export async function POST(request: Request) {',
        '  const { messages } = (await request.json()) as { messages: UIMessage[] };',
        '  const result = streamText({',
        `    model: ${modelOf(model, gateway)},`,
        '    messages: await convertToModelMessages(messages),',
        '  });',
        '  return result.toUIMessageStreamResponse();',
        '}',
      );
    case 'node':
      return lines(
        '// Save it as example.mjs beside the env file, then: npm install ai && node example.mjs',
        "import { existsSync } from 'node:fs';",
        `import { ${gateway === undefined ? '' : 'createGateway, '}generateText } from 'ai';`,
        '',
        "if (existsSync('.env.local')) process.loadEnvFile('.env.local');",
        ...gatewayLines(gateway),
        '',
        'const { text } = await generateText({',
        `  model: ${modelOf(model, gateway)},`,
        `  prompt: '${prompt}',`,
        '});',
        'console.log(text);',
      );
    case 'python':
      return lines(
        '# Save it as example.py beside the env file, then: pip install openai python-dotenv && python example.py',
        'import os',
        '',
        'from dotenv import load_dotenv',
        'from openai import OpenAI',
        '',
        'load_dotenv(".env.local")',
        '',
        'client = OpenAI(',
        '    api_key=os.getenv("AI_GATEWAY_API_KEY") or os.getenv("VERCEL_OIDC_TOKEN"),',
        `    base_url="${address}/v1",`,
        ')',
        'response = client.chat.completions.create(',
        `    model="${model}",`,
        `    messages=[{"role": "user", "content": "${prompt}"}],`,
        ')',
        'print(response.choices[0].message.content)',
      );
    case 'curl':
      return lines(
        '#!/bin/sh',
        '# Save it as example.sh beside the env file, then: sh example.sh',
        'value() { sed -n "s/^$1=//p" .env.local | tail -n 1 | tr -d "\\"\'\\r"; }',
        'credential=${AI_GATEWAY_API_KEY:-$(value AI_GATEWAY_API_KEY)}',
        'credential=${credential:-${VERCEL_OIDC_TOKEN:-$(value VERCEL_OIDC_TOKEN)}}',
        '',
        '# By the standard input: the list of processes shows arguments to everybody.',
        `printf 'Authorization: Bearer %s\\n' "$credential" | curl ${address}/v1/chat/completions \\`,
        '  --silent --show-error --header @- --header "Content-Type: application/json" \\',
        `  --data '{ "model": "${model}", "messages": [{ "role": "user", "content": "${prompt}" }] }'`,
      );
  }
}

function gatewayLines(gateway: string | undefined): string[] {
  return gateway === undefined ? [] : ['', `const gateway = createGateway({ baseURL: '${gateway}/v4/ai' });`];
}

function modelOf(model: string, gateway: string | undefined): string {
  return gateway === undefined ? `'${model}'` : `gateway('${model}')`;
}

function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
