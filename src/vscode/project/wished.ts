/** The places that a person asks for: the pinned one, and those of the active editor. */
import vscode = require('vscode');
import { listedBy } from '../../core/project/project';
import { pathIn, placeIn, placesAbove, type Place } from './place';
import type { ProjectFolder } from './projectFolder';
import type { Roots } from './roots';

/** `pinned` is an address. */
export function wishedPlaces(roots: Roots, pinned: string | undefined): Place[] {
  return [...pinnedPlace(roots, pinned), ...placesOfEditor(roots)];
}

/** None or one. */
function pinnedPlace(roots: Roots, pinned: string | undefined): Place[] {
  if (pinned === undefined) return [];
  const uri = vscode.Uri.parse(pinned);
  const root = rootOf(roots, uri);
  if (root === undefined) return [];
  const directory = pathIn(root.place.folder, uri);
  return [directory === '' ? root.place : placeIn(root.place.folder, directory, listedBy(root.project))];
}

/** From the file of the active editor upward. */
function placesOfEditor(roots: Roots): Place[] {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const root = uri && rootOf(roots, uri);
  if (uri === undefined || root === undefined) return [];
  return [...placesAbove(uri, root.place.folder, listedBy(root.project)), root.place];
}

function rootOf(roots: Roots, uri: vscode.Uri): ProjectFolder | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder && roots.of(folder);
}
