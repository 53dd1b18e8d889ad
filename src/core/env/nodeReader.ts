/** Node.js's own way to read an env file's text, which is that of Vite. */
import { assignmentsByNode, valueMapByNode } from './nodeText';
import type { EnvReader } from './reader';

export const nodeReader: EnvReader = { assignmentsIn: assignmentsByNode, valuesIn: valueMapByNode };
