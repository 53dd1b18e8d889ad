/** Asks the AI Gateway from a browser, as far as that lets a page ask. In the web build it stands for `vscode/gateway/request`. */
import type { Answer, Asked } from '../vscode/gateway/request';

/** For all of an answer, in milliseconds. */
const patienceMs = 10_000;

/** A redirect is not followed. Never rejects. */
export async function askGateway({ address, headers, clock, longest, signal }: Asked): Promise<Answer> {
  const patience = new AbortController();
  const stopWaiting = clock.after(patienceMs, () => {
    patience.abort();
  });
  const waiting = signal === undefined ? patience.signal : AbortSignal.any([patience.signal, signal]);
  try {
    const response = await fetch(address, { headers, redirect: 'error', credentials: 'omit', signal: waiting });
    const body = await response.text();
    if (body.length > longest) return { kind: 'tooLong', reason: `more than ${longest} bytes` };
    return { kind: 'answered', status: response.status, body };
  } catch (error) {
    if (patience.signal.aborted) return { kind: 'timedOut', reason: `no answer within ${patienceMs} ms` };
    return { kind: 'offline', reason: error instanceof Error ? error.name : 'unknown' };
  } finally {
    stopWaiting();
  }
}
