import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileObjectStore } from '../../shared/adapters/local/file-object-store.ts';
import { storageError } from '../../shared/adapters/local/storage-errors.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { describeObjectStore } from './object-store-suite.ts';

describeObjectStore('folder', async () => createFileObjectStore(temporaryFolder()));

describe('object store in a folder', () => {
  it('passes over files that a killed process was writing', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, '.tmp-1-1-half'), 'half');
    const store = createFileObjectStore(folder);
    await store.put('whole', Buffer.from('whole'));
    expect((await store.list('')).map(({ key }) => key)).toEqual(['whole']);
  });

  it('leaves no temporary file behind when a write fails', async () => {
    const folder = temporaryFolder();
    // A folder where the file should go makes the rename fail.
    mkdirSync(join(folder, 'taken', 'deeper'), { recursive: true });
    await expect(createFileObjectStore(folder).put('taken', Buffer.from('x'))).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['taken']);
  });

  it('says that a folder is not writable when a file stands in its way', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const store = createFileObjectStore(join(folder, 'file'));
    await expect(store.put('a/b', Buffer.from('x'))).rejects.toMatchObject({ code: 'STORAGE_NOT_WRITABLE' });
  });

  it('tells a full disk from a folder without permission', () => {
    const failure = (code: string) => Object.assign(new Error(code), { code });
    expect(storageError(failure('ENOSPC'), '/x')).toMatchObject({ code: 'STORAGE_FULL' });
    expect(storageError(failure('EROFS'), '/x')).toMatchObject({ code: 'STORAGE_NOT_WRITABLE' });
    expect(storageError(failure('EACCES'), '/x')).toMatchObject({ code: 'STORAGE_NOT_WRITABLE' });
    const other = failure('EIO');
    expect(storageError(other, '/x')).toBe(other);
  });

  it('reports an unwritable folder, unless the user is root whom nothing stops', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o500);
    const attempt = createFileObjectStore(folder).put('a', Buffer.from('x'));
    if (process.getuid?.() === 0) await expect(attempt).resolves.toMatchObject({ bytes: 1 });
    else await expect(attempt).rejects.toMatchObject({ code: 'STORAGE_NOT_WRITABLE' });
    chmodSync(folder, 0o700);
  });
});
