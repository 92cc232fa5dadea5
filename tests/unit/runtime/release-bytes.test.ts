import { expect, test } from 'vitest';
import { releaseBytes } from '../../../shared/runtime/release-bytes.ts';

test('bytes that have memory of their own are empty afterwards, also for another view, and a second time is no error', () => {
  const bytes = Buffer.allocUnsafeSlow(10_000);
  const part = bytes.subarray(5, 10);
  releaseBytes(part);
  releaseBytes(bytes);
  expect([bytes.length, part.length]).toEqual([0, 0]);
});

test('memory that small buffers share stays', () => {
  const [bytes, neighbour] = [Buffer.from('small'), Buffer.from('neighbour')];
  releaseBytes(bytes);
  expect([bytes.toString(), neighbour.toString()]).toEqual(['small', 'neighbour']);
});
