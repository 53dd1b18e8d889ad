/** What people are told while they set, create or switch off an API key. */
import { apiKeyVariable, oidcVariable } from './credential';
import { credentialsIn } from './inEffect';
import type { Project } from './project';
import { isWritable } from './envEdit';
import type { Message } from './message';
import { fileNameOf } from './place';

/** The team is chosen there. */
export const createApiKeyUrl =
  'https://vercel.com/d?to=%2F%5Bteam%5D%2F%7E%2Fai-gateway%2Fapi-keys&title=AI+Gateway+API+Keys';

export function apiKeyPrompt(file: string) {
  return {
    title: 'AI Gateway: Set API Key',
    prompt: `It is written to ${file} as ${apiKeyVariable}.`,
    placeHolder: 'vck_…',
  };
}

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
export function gitQuestion(file: string, state: Exclude<GitState, 'ignored'>): Message {
  return state === 'open'
    ? {
        severity: 'warning',
        text: `Git does not ignore ${file}, so that the key could get committed.`,
        buttons: ['addToGitignore', 'writeAnyway'],
        modal: true,
      }
    : {
        severity: 'warning',
        text: `Git tracks ${file}, so that the key would get committed. "git rm --cached ${file}" takes the file out of git and keeps it here.`,
        buttons: ['writeAnyway'],
        modal: true,
      };
}

/** The text of a `.gitignore` with the file in a line of its own. */
export function ignoring(file: string, text: string): string {
  const newline = /\r?\n/.exec(text)?.[0] ?? '\n';
  return `${text}${text === '' || text.endsWith('\n') ? '' : newline}${file}${newline}`;
}

export const restrictedKey: Message = {
  severity: 'info',
  text: 'This workspace is in Restricted Mode. A key is not written into it before you trust it, since its programs could read it.',
  buttons: ['manageTrust'],
};

/** Said when nothing is to be done. */
export const noKeyInEffect = info(`No value of ${apiKeyVariable} in an env file is in effect: nothing to switch off.`);

export const noKeyToBringBack = info(
  `No env file has an ${apiKeyVariable} that is commented out and would be in effect again without its "#".`,
);

/** By what the files say after the change. */
export function credentialMessage(project: Project): Message {
  const [inEffect] = credentialsIn(project);
  switch (inEffect?.kind) {
    case 'apiKey':
      return info(`${apiKeyVariable} in ${fileNameOf(inEffect.source)} is in effect.`);
    case 'oidc':
      return info(
        `${apiKeyVariable} is commented out, and ${oidcVariable} in ${fileNameOf(inEffect.source)} in effect.`,
      );
    case undefined:
      return {
        severity: 'warning',
        text: `${apiKeyVariable} is commented out, and there is no OIDC token yet: a refresh gets one.`,
        buttons: ['refresh'],
      };
  }
}

export function keyNotWritten(file: string, reason: string): Message {
  return {
    severity: 'error',
    text: `${file} could not be written and is as it was: ${reason}`,
    buttons: ['openEnvFile'],
  };
}

function info(text: string): Message {
  return { severity: 'info', text, buttons: [] };
}
