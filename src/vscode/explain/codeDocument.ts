/** Which documents are code that may call the gateway. */
import type * as vscode from 'vscode';

export const codeLanguages = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact'] as const;

export function isCode({ languageId, uri }: vscode.TextDocument): boolean {
  return uri.scheme === 'file' && codeLanguages.some((language) => language === languageId);
}
