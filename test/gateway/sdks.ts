/** The AI SDK's versions that are tried, each in the way in which a program asks the gateway with it. */

export interface GatewaySettings {
  readonly baseURL: string;
  /** Else the SDK looks for a credential itself. */
  readonly apiKey?: string;
}

type Ask = (settings: GatewaySettings) => Promise<unknown>;

export type Sdk = 'gateway 3' | 'gateway 4' | 'ai 7';

/** Imported late, since a program needs one of them. */
export const sdks: Readonly<Record<Sdk, Ask>> = {
  'gateway 3': async (settings) => (await import('@ai-sdk/gateway')).createGateway(settings).getCredits(),
  'gateway 4': async (settings) => (await import('gateway-4')).createGateway(settings).getCredits(),
  'ai 7': async (settings) => {
    const { createGateway, generateText } = await import('ai');
    // Where a model goes that is given by its name alone.
    globalThis.AI_SDK_DEFAULT_PROVIDER = createGateway(settings);
    return generateText({ model: 'openai/gpt-5', prompt: 'Hello?', maxRetries: 0 });
  },
};
