/** The models that the AI Gateway lists (`GET /v1/models`), as they are offered. */
import { asObject, objectIn, textAt } from '../project/json';
import type { L10n } from '../words/l10n';
import { joined } from '../words/joined';
import { nameFrom } from '../words/name';

/** Below the gateway's address; asked without a credential. */
export const modelsPath = '/v1/models';

export interface Model {
  /** `creator/name`, of characters that mean nothing to a shell, to JSON or to a program. */
  readonly id: string;
  readonly name: string;
  /** In tokens. */
  readonly context: number | undefined;
  /** In US dollars a token. */
  readonly price: { readonly input: number; readonly output: number } | undefined;
}

/** Where the gateway cannot be asked. */
export const builtInModels: readonly Model[] = [
  'openai/gpt-5-mini',
  'openai/gpt-5.4',
  'anthropic/claude-haiku-4.5',
  'anthropic/claude-sonnet-4.6',
  'google/gemini-3-flash',
  'mistral/mistral-large-3',
  'deepseek/deepseek-v3.2',
].map((id) => ({ id, name: '', context: undefined, price: undefined }));

/** Far more than there are, and few enough to be read in a moment. */
const mostModels = 2000;

/** Those that write text, in the gateway's order; `undefined` where the answer is no list of models. */
export function modelsIn(body: string): readonly Model[] | undefined {
  const list = objectIn(body)?.['data'];
  if (!Array.isArray(list)) return undefined;
  const models = list.slice(0, mostModels).flatMap((row: unknown) => modelIn(asObject(row)) ?? []);
  return models.length === 0 ? undefined : models;
}

function modelIn(row: ReturnType<typeof asObject>): Model | undefined {
  const id = textAt(row, 'id');
  if (id === undefined || !/^[\w.-]{1,60}\/[\w.:-]{1,100}$/.test(id)) return undefined;
  if ((textAt(row, 'type') ?? 'language') !== 'language') return undefined;
  const pricing = asObject(row?.['pricing']);
  const [input, output] = [priceAt(pricing, 'input'), priceAt(pricing, 'output')];
  const context = row?.['context_window'];
  return {
    id,
    name: nameFrom(textAt(row, 'name')) ?? '',
    context: typeof context === 'number' && context > 0 && context < 1e12 ? context : undefined,
    price: input === undefined || output === undefined ? undefined : { input, output },
  };
}

/** A decimal number as a text. */
function priceAt(pricing: ReturnType<typeof asObject>, name: string): number | undefined {
  const value = Number(textAt(pricing, name) ?? NaN);
  return Number.isFinite(value) && value >= 0 && value < 1e6 ? value : undefined;
}

/** `400K context · $1.25 in, $10.00 out per million tokens` */
export function modelDetail(l10n: L10n, { context, price }: Model): string {
  const perMillion = (dollars: number): string => `$${(dollars * 1e6).toFixed(2)}`;
  return joined(
    [
      context === undefined ? '' : l10n.t('{size} context', { size: sizeOf(context) }),
      price === undefined
        ? ''
        : l10n.t('{input} in, {output} out per million tokens', {
            input: perMillion(price.input),
            output: perMillion(price.output),
          }),
    ],
    ' · ',
  );
}

/** `8K`, `1M`, as models are advertised. */
function sizeOf(tokens: number): string {
  if (tokens < 1000) return String(tokens);
  // From there on, it would be rounded to 1000K.
  const [size, unit] = tokens < 999_500 ? [tokens / 1000, 'K'] : [tokens / 1e6, 'M'];
  return `${size < 10 ? Number(size.toFixed(1)) : Math.round(size)}${unit}`;
}
