/** The project's documents, and what stands in them. */
import { readFileSync } from 'node:fs';

export const documents = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'SECURITY.md'] as const;

export type Document = (typeof documents)[number];

export function textOf(document: Document): string {
  return readFileSync(document, 'utf8');
}

/** The rows of the first table under a heading, each as its cells, without the head of the table. */
export function rowsUnder(heading: string, text: string): string[][] {
  const lines = text.slice(text.indexOf(`\n## ${heading}\n`)).split('\n');
  const first = lines.findIndex((line) => /^\|(-+\|)+$/.test(line));
  const end = lines.findIndex((line, index) => index > first && !line.startsWith('|'));
  return lines.slice(first + 1, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** As the pages of both marketplaces and of GitHub make them of headings. */
export function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replace(/\s/g, '-'),
  );
}

/** What links and pictures lead to. */
export function targetsIn(text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

/** What is written as code and looks like a path in the project. */
export function pathsIn(text: string): string[] {
  const spans = [...text.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  return spans.filter((span) =>
    /^(src|test|media|\.github)(\/[\w.-]+)+$|^(package(\.nls)?[\w.]*|README|CHANGELOG)\.(json|md)$/.test(span),
  );
}
