/** Runs inside the editor: what of the heap is in use. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Each call of the result collects the garbage; bytes. */
export function heapMeter(): () => number {
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  return () => {
    // What finalizers let go is garbage of the second time.
    collect();
    collect();
    return process.memoryUsage().heapUsed;
  };
}
