import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { capturingGroups } from '../../../../shared/adapters/local/google-sql/regular-expressions.ts';
import { readTokens } from '../../../../shared/adapters/local/google-sql/tokens.ts';
import { openMemoryDuckDb, type RunOnDuckDb } from '../../../support/duckdb-rows.ts';

let run: RunOnDuckDb;
beforeAll(async () => {
  run = await openMemoryDuckDb();
});

/** Texts that look like everything else: quotes, comments, parameters, placeholders. */
const awkwardText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "'",
        '"',
        '`',
        '\\',
        '\n',
        '--',
        '#',
        '/*',
        '*/',
        '@x',
        '$1',
        ';',
        '(',
        ']',
        'hk_s0',
        "'hk_s0'",
        'hk_p_x',
        '%d',
        '\u{1f9e2}',
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join('').replaceAll('\0', '').replaceAll('\r', ''))
  .filter((text) => text.isWellFormed());

const escaped = (text: string, quote: string) =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll(quote.charAt(0), `\\${quote.charAt(0)}`);

const literalForms: readonly ((text: string) => string)[] = [
  (text) => `'${escaped(text, "'")}'`,
  (text) => `"${escaped(text, '"')}"`,
  (text) => `'''${escaped(text, "'")}'''`,
  (text) => `"""${escaped(text, '"').replaceAll('\\n', '\n')}"""`,
  (text) =>
    `'${[...text].map((character) => `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`).join('')}'`,
];

describe('texts of GoogleSQL', () => {
  it('mean the same on DuckDB, however they are written and whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(awkwardText, fc.constantFrom(...literalForms), async (text, write) => {
        expect(
          await run(`SELECT ${write(text)} AS x, /* ' */ @p AS p -- "\n, 1 AS one # \``, {
            p: { type: 'STRING', value: text },
          }),
        ).toEqual([{ x: text, p: text, one: 1 }]);
      }),
      { numRuns: 150, seed: 20260415 },
    );
  });

  it('keep their backslashes when they are raw', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(?:[a-z0-9 ()[\]+*?.]|\\[a-z0-9\\'"])*$/), (text) => {
        expect(readTokens(`r'''${text}'''`)).toEqual([{ kind: 'string', text }]);
        expect(readTokens(`R"""${text}"""`)).toEqual([{ kind: 'string', text }]);
      }),
      { seed: 20260415 },
    );
  });

  it('can be names in backticks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.stringMatching(/^[A-Za-z][A-Za-z0-9 _'"-]{0,12}$/).filter((name) => !/^hk_/i.test(name)),
        async (name) => {
          expect(await run(`SELECT t.\`${name}\` FROM (SELECT 5 AS \`${name}\`) AS t`)).toEqual([
            { [name]: 5 },
          ]);
        },
      ),
      { numRuns: 60, seed: 20260415 },
    );
  });
});

describe('readTokens', () => {
  const texts = (sql: string) => readTokens(sql).map(({ text }) => text);

  it('knows numbers from the dots of paths', () => {
    expect(texts('a.b1.c - 1.5 + .5 * 1e-3 / 0xFf + f(1).x')).toEqual([
      'a',
      '.',
      'b1',
      '.',
      'c',
      '-',
      '1.5e0',
      '+',
      '.5e0',
      '*',
      '1e-3',
      '/',
      '0xFf',
      '+',
      'f',
      '(',
      '1',
      ')',
      '.',
      'x',
    ]);
  });

  it('knows symbols of two characters', () => {
    expect(texts('a<>b!=c<=d>=e||f')).toEqual(['a', '<>', 'b', '!=', 'c', '<=', 'd', '>=', 'e', '||', 'f']);
  });
});

describe('capturingGroups', () => {
  it.each([
    ['a', 0],
    ['(a)', 1],
    ['(?:a)(?i)(?P<n>b)(?<m>c)', 2],
    [String.raw`\((a)[(]\Q(\E`, 1],
    ['[])(](x)', 1],
    ['[[:alpha:](](x)', 1],
  ])('counts in %s %i', (pattern, groups) => {
    expect(capturingGroups(pattern)).toBe(groups);
  });
});
