import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { validationRulesDocument } from '../../../scripts/generate-validation-docs.ts';
import { allRules } from '../../../shared/domain/validation/rule-registry.ts';

test('docs/validation.md is what the rules say', () => {
  const path = resolve(import.meta.dirname, '../../../docs/validation.md');
  expect(readFileSync(path, 'utf8')).toBe(validationRulesDocument());
});

test('docs/validation.md names every rule once', () => {
  const lines = validationRulesDocument().split('\n');
  for (const { id } of allRules) expect(lines.filter((line) => line.startsWith(`| ${id} |`))).toHaveLength(1);
});
