/** Asks the AI Gateway, by the way that the editor's proxy settings say. */
// Not by the names with `node:`, which pass the editor's proxies by (`configureModuleLoading` of its extension host).
import http = require('http');
import https = require('https');
import type { Clock } from '../../core/words/clock';

export interface Asked {
  readonly address: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** In bytes; a longer answer is not read to its end. */
  readonly longest: number;
  /** Nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}

export type Answer =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  | { readonly kind: 'offline' | 'timedOut' | 'proxyRefused' | 'tooLong'; /** For the log. */ readonly reason: string };

/** For all of an answer, in milliseconds. */
const patienceMs = 10_000;

/** A redirect is an answer, and not followed. Never rejects. */
export function askGateway({ address, headers, clock, longest, signal }: Asked): Promise<Answer> {
  return new Promise((resolve) => {
    const { request } = address.protocol === 'http:' ? http : https;
    const settle = (answer: Answer): void => {
      stopWaiting();
      resolve(answer);
      asked.destroy();
    };
    const stopWaiting = clock.after(patienceMs, () => {
      settle({ kind: 'timedOut', reason: `no answer within ${patienceMs} ms` });
    });
    const fail = (error: Error): void => {
      // The text is that of the editor's proxy agent, which tries the proxies one after the other.
      const isProxy = error.message.includes('socket connection to proxies');
      settle({ kind: isProxy ? 'proxyRefused' : 'offline', reason: codeOf(error) });
    };
    const asked = request(address, { headers, ...(signal && { signal }) }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('error', fail);
      response.on('data', (piece: string) => {
        body += piece;
        if (body.length > longest) settle({ kind: 'tooLong', reason: `more than ${longest} bytes` });
      });
      response.on('end', () => {
        settle({ kind: 'answered', status: response.statusCode ?? 0, body });
      });
    });
    asked.on('error', fail);
    asked.end();
  });
}

/** Its code alone: a message may quote what was sent. */
function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
