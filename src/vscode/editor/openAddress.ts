/** Opens a page in the person's browser. */
import vscode = require('vscode');

/** A text is handed on as it is; an `Uri` would lose how its query is escaped (microsoft/vscode#85930). */
export async function openAddress(address: string): Promise<void> {
  // The editor takes a text as well, which its types do not say.
  await vscode.env.openExternal(address as unknown as vscode.Uri);
}
