import { HanksTankError } from './errors.ts';

/** Cloud Storage allows 1,024 bytes of name (cloud.google.com/storage/docs/objects#naming). */
const keyBytesMax = 1_024;
const keyPattern = /^[A-Za-z0-9._=:+@-]+(\/[A-Za-z0-9._=:+@-]+)*$/;

/** Throws CONFIG_INVALID for a key that could leave the folder of a store or that Cloud Storage would refuse. */
export function checkObjectKey(key: string): void {
  const segments = key.split('/');
  if (
    keyPattern.test(key) &&
    Buffer.byteLength(key) <= keyBytesMax &&
    !segments.includes('..') &&
    !segments.includes('.')
  )
    return;
  throw new HanksTankError('CONFIG_INVALID', `"${key}" is not an object key`);
}

/** The folder of a prefix, which may end within a name: `a/b` of `a/b/c`, and nothing of `c`. Throws CONFIG_INVALID as for a key. */
export function folderOfPrefix(prefix: string): string {
  if (!prefix.includes('/')) return '';
  const folder = prefix.slice(0, prefix.lastIndexOf('/'));
  checkObjectKey(folder);
  return folder;
}
