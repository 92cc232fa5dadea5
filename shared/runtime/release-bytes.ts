import { isMarkedAsUntransferable } from 'node:worker_threads';

/**
 * Gives back the memory of bytes that nobody looks at any more; they are empty then. The garbage collector would do it too, but goes
 * through the whole heap for every 32 MB of buffers: 50 to 100 ms of processor time. Memory that small buffers share stays.
 */
export function releaseBytes({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && !isMarkedAsUntransferable(buffer) && !buffer.detached)
    buffer.transfer(0);
}
