import { expect, test } from 'vitest';
import { GrowingText, textMemory } from '../../../services/console/retrosheet/growing-text.ts';

test('text comes out as it went in, also when it outgrows its memory, and stays while more is added', () => {
  const text = new GrowingText();
  const parts = ['é', '', '"', '😀'.repeat(3_000_000), 'end'];
  for (const part of parts) text.add(part);
  const first = text.take();
  text.add('next');
  expect(text.take().toString()).toBe('next');
  expect(text.take().toString()).toBe('');
  expect(first.equals(Buffer.from(parts.join('')))).toBe(true);
});

test('what was cleared makes room in the same memory', () => {
  const memory = textMemory();
  const text = new GrowingText(memory);
  const line = 'x'.repeat(1_000_000);
  for (let count = 0; count < 20; count += 1) {
    text.add(`${count} ${line}`);
    expect(text.take().toString('utf8', 0, 3).trim()).toBe(`${count}${count < 10 ? ' x' : ''}`);
    text.clear();
  }
  expect(memory.byteLength).toBe(textMemory().byteLength);
  text.add('last');
  text.take();
  expect(Buffer.from(memory).toString('utf8', 0, 4)).toBe('last');
});
