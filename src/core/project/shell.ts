/** The environment that programs are started in, as far as it concerns credentials. */
import { credentialKinds } from '../credential/credential';
import { worthOf } from '../credential/worth';
import type { Values } from '../env/loader';
import type { Project } from './project';

/** Its credentials, without their values. One that is empty is there, and hides those in files. */
export function shellEntriesOf(values: Values): Project['shell'] {
  return credentialKinds.flatMap(({ kind, variable }) => {
    const value = Object.hasOwn(values, variable) ? values[variable] : undefined;
    return value === undefined ? [] : [{ kind, worth: worthOf(kind, value) }];
  });
}
