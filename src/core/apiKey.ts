/** What people are told while they set, create or switch off an API key. */
import { apiKeyVariable, envFileName, oidcVariable, type EnvFile } from './credential';
import { isWritable } from './envEdit';
import type { Message } from './message';

/** The team is chosen there. */
export const createApiKeyUrl =
  'https://vercel.com/d?to=%2F%5Bteam%5D%2F%7E%2Fai-gateway%2Fapi-keys&title=AI+Gateway+API+Keys';

export const apiKeyPrompt = {
  title: 'AI Gateway: Set API Key',
  prompt: `It is written to ${envFileName} as ${apiKeyVariable}.`,
  placeHolder: 'vck_…',
} as const;

/** About what is typed, without repeating it; `refused` where it cannot be written. */
export function apiKeyProblem(typed: string): { readonly refused: boolean; readonly text: string } | undefined {
  const key = typed.trim();
  if (key === '' || /^vck_\w+$/.test(key)) return undefined;
  if (!isWritable(key)) return { refused: true, text: 'This has characters that an env file cannot hold.' };
  const shape = /^['"`]/.test(key) ? 'This has quotes around it, which would count as part of the key.' : keyShape;
  return { refused: false, text: `${shape} Press Enter to use it all the same.` };
}

const keyShape = 'Keys of the AI Gateway start with "vck_".';

/** How git sees the env file; `open` is neither ignored nor tracked. */
export type GitState = 'ignored' | 'open' | 'tracked';

/** Asked before a key is written where it could get committed. */
export function gitQuestion(state: Exclude<GitState, 'ignored'>): Message {
  return state === 'open'
    ? {
        severity: 'warning',
        text: `Git does not ignore ${envFileName}, so that the key could get committed.`,
        buttons: ['addToGitignore', 'writeAnyway'],
        modal: true,
      }
    : {
        severity: 'warning',
        text: `Git tracks ${envFileName}, so that the key would get committed. "git rm --cached ${envFileName}" takes the file out of git and keeps it here.`,
        buttons: ['writeAnyway'],
        modal: true,
      };
}

/** The text of a `.gitignore` with the env file in a line of its own. */
export function ignoringEnvFile(text: string): string {
  const newline = /\r?\n/.exec(text)?.[0] ?? '\n';
  return `${text}${text === '' || text.endsWith('\n') ? '' : newline}${envFileName}${newline}`;
}

export const restrictedKey: Message = {
  severity: 'info',
  text: 'This workspace is in Restricted Mode. A key is not written into it before you trust it, since its programs could read it.',
  buttons: ['manageTrust'],
};

/** Said when nothing is to be done. */
export const noKeyInEffect = info(
  `No value of ${apiKeyVariable} is in effect in ${envFileName}: nothing to switch off.`,
);

export const noKeyToBringBack = info(
  `${envFileName} has no ${apiKeyVariable} that is commented out and would be in effect again without its "#".`,
);

/** By what the file says after the change. */
export function credentialMessage(envFile: EnvFile): Message {
  switch (envFile.kind === 'read' ? envFile.credentials[0]?.kind : undefined) {
    case 'apiKey':
      return info(`${apiKeyVariable} in ${envFileName} is in effect.`);
    case 'oidc':
      return info(`${apiKeyVariable} is commented out, and ${oidcVariable} in effect.`);
    case undefined:
      return {
        severity: 'warning',
        text: `${apiKeyVariable} is commented out, and there is no OIDC token yet: a refresh gets one.`,
        buttons: ['refresh'],
      };
  }
}

export function keyNotWritten(reason: string): Message {
  return {
    severity: 'error',
    text: `${envFileName} could not be written and is as it was: ${reason}`,
    buttons: ['openEnvFile'],
  };
}

function info(text: string): Message {
  return { severity: 'info', text, buttons: [] };
}
