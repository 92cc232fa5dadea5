import { expect, test } from 'vitest';
import { GrowingText } from '../../../services/console/retrosheet/growing-text.ts';

test('text comes out as it went in, also when it outgrows its memory, and the next one begins anew', () => {
  const text = new GrowingText();
  const parts = ['é', '', '"', '😀'.repeat(3_000_000), 'end'];
  for (const part of parts) text.add(part);
  expect(text.take().equals(Buffer.from(parts.join('')))).toBe(true);
  text.add('next');
  expect(text.take().toString()).toBe('next');
  expect(text.take().toString()).toBe('');
});
