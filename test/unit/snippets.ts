/** What the snippets are to hold: the examples, with a place for the model. */
import { exampleText, type ExampleKind } from '../../src/core/gateway/examples';
import { apiKeyVariable, oidcVariable } from '../../src/core/credential/credential';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

/** Like a file in `src/snippets`. */
export type Snippets = Readonly<Record<string, Snippet>>;

const model = 'openai/gpt-5-mini';

function fromExample(kind: ExampleKind): readonly string[] {
  const text = exampleText(kind, { model, gateway: undefined });
  // What a snippet takes for its own (TextMate's syntax).
  const escaped = text.trimEnd().replace(/[\\$}]/g, '\\$&');
  return escaped.replace(model, `\${1:${model}}`).split('\n');
}

const variable = (name: string): readonly string[] => [`${name}="$1"`];

/** By the name of the file. Made when asked for: what a module makes as it is loaded, mutation testing cannot tell of. */
export function expectedSnippets(): Readonly<Record<string, Snippets>> {
  return {
    javascript: {
      'AI Gateway: Script': {
        prefix: 'aigateway-script',
        description: 'A script that asks a model through the AI Gateway',
        body: fromExample('node'),
      },
      'AI Gateway: Route Handler': {
        prefix: 'aigateway-route',
        description: 'A route handler of Next.js that streams a chat through the AI Gateway',
        body: fromExample('route'),
      },
    },
    python: {
      'AI Gateway: Script': {
        prefix: 'aigateway-script',
        description: 'A script that asks a model through the AI Gateway with the OpenAI client',
        body: fromExample('python'),
      },
    },
    shellscript: {
      'AI Gateway: curl': {
        prefix: 'aigateway-curl',
        description: 'A call of the AI Gateway with curl',
        body: fromExample('curl'),
      },
    },
    dotenv: {
      'AI Gateway: API Key': {
        prefix: 'aigateway-key',
        description: 'The variable of an API key of the AI Gateway',
        body: variable(apiKeyVariable),
      },
      'AI Gateway: OIDC Token': {
        prefix: 'aigateway-token',
        description: 'The variable of an OIDC token of Vercel',
        body: variable(oidcVariable),
      },
    },
  };
}
