/** A whole refresh on the real disk, which is full from one of its writes on: each of them in turn. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import fsPromises from 'node:fs/promises';
import { mock, test } from 'node:test';
import { until } from '../host/until';
import { sees, startOn } from './realDisk';
import { expired, fresh, RefreshPlace, textWith } from '../vercel/refreshPlace';

/** What takes space; the rest works on a full disk as well. */
const taking = ['mkdir', 'mkdtemp', 'writeFile'] as const;

/** The disk takes that many more writes. */
let space = Infinity;

function full(): Promise<never> {
  return Promise.reject(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }));
}

/** What is written on a full disk is there by half. */
function mockFullDisk(): void {
  type Call = (...args: unknown[]) => Promise<unknown>;
  for (const name of taking) {
    const call = fsPromises[name] as Call;
    mock.method(fsPromises, name, async (path: string, content: unknown, options: unknown) => {
      space -= 1;
      if (space >= 0) return call(path, content, options);
      if (name === 'writeFile') await call(path, Buffer.from(content as Buffer).subarray(0, 10), options);
      return full();
    });
  }
}

function locksIn({ base }: RefreshPlace): string[] {
  return readdirSync(base, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.lock'));
}

test('a disk that is full at any write of a refresh costs nothing, is told, and is forgotten once there is space', async (context) => {
  const place = new RefreshPlace();
  const seen: string[] = [];
  mockFullDisk();
  try {
    for (let writes = 0; ; writes += 1) {
      writeFileSync(place.envFile, textWith(expired));
      const { editor, dispose } = startOn(place.folder, place.storage);
      try {
        await sees(editor, /OIDC expired/);
        space = writes;
        void editor.commands.get('aiGatewayAuth.refresh')?.();
        const texts = await until(
          'an outcome',
          () => [editor.shown?.text ?? '', ...editor.messages.map(({ text }) => text)],
          ([text = '', ...messages]) =>
            text.startsWith('$(key) OIDC 1') || messages.some((text) => text.includes('full')),
        );
        const wasEnough = space >= 0;
        space = Infinity;
        seen.push(texts.join(' | '));
        const text = readFileSync(place.envFile, 'utf8');
        assert.ok(text === textWith(texts[0]?.includes('expired') === true ? expired : fresh), seen.join('\n'));
        assert.deepEqual(place.openSecrets(), []);
        if (wasEnough) break;
        assert.deepEqual(locksIn(place), []);
        void editor.commands.get('aiGatewayAuth.refresh')?.();
        await sees(editor, /^\$\(key\) OIDC 1/);
      } finally {
        dispose();
      }
    }
    context.diagnostic(seen.join('\n'));
    assert.ok(seen.length > 5, 'a refresh writes more often than that');
  } finally {
    mock.restoreAll();
    place.remove();
  }
});
