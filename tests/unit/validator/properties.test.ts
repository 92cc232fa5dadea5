import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultValidatorSettings } from '../../../functions/validator/config.ts';
import { judgeGameHere } from '../../../functions/validator/judge-game.ts';
import { validateBundles } from '../../../functions/validator/validate-bundles.ts';
import type { Bundle } from '../../../schemas/bundle.ts';
import { tableContract } from '../../../schemas/tables/index.ts';
import { sha256 } from '../../../shared/domain/checksum.ts';
import { completeTables } from '../../../shared/domain/complete-rows.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { allRules } from '../../../shared/domain/validation/rule-registry.ts';
import { validateGame } from '../../../shared/domain/validation/validate-game.ts';
import { gameBundle } from '../../support/game-bundle.ts';
import { memoryObjects } from '../../support/memory-objects.ts';

const known = gameBundle();
const cells = Object.entries(known.tables).flatMap(([table, rows]) =>
  rows.flatMap((row, index) =>
    (index < 3 ? Object.keys(row) : []).map((column) => ({ table, index, column })),
  ),
);

const value = fc.oneof(
  fc.constantFrom(
    null,
    '',
    '0',
    -1,
    1e9,
    0.5,
    Number.MAX_SAFE_INTEGER,
    true,
    [],
    {},
    'S',
    '2026-02-30',
    115,
    900001,
  ),
  fc.jsonValue({ maxDepth: 1 }),
);

type Mutation = (bundle: Bundle) => void;

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(fc.constantFrom(...cells), value).map(
    ([cell, replacement]): Mutation =>
      (bundle) => {
        const row = bundle.tables[cell.table]?.[cell.index];
        if (row !== undefined) row[cell.column] = replacement;
      },
  ),
  fc.constantFrom(...cells).map(
    (cell): Mutation =>
      (bundle) => {
        delete bundle.tables[cell.table]?.[cell.index]?.[cell.column];
      },
  ),
  fc.constantFrom(...Object.keys(known.tables)).map(
    (table): Mutation =>
      (bundle) => {
        delete bundle.tables[table];
      },
  ),
  fc.tuple(fc.constantFrom(...Object.keys(known.tables)), fc.nat(30)).map(
    ([table, index]): Mutation =>
      (bundle) => {
        const rows = bundle.tables[table];
        const row = rows?.[index];
        if (row !== undefined) rows?.push({ ...row });
      },
  ),
  fc.tuple(fc.constantFrom(...Object.keys(known.tables)), fc.nat(30)).map(
    ([table, index]): Mutation =>
      (bundle) => {
        bundle.tables[table]?.splice(index, 1);
      },
  ),
);

const mutations = fc.array(mutation, { minLength: 1, maxLength: 12 });
const hardRules = new Set(allRules.filter(({ severity }) => severity === 'hard').map(({ id }) => id));

test('a mutated game is graded, and no accepted row breaks its contract or shares its key', () => {
  fc.assert(
    fc.property(mutations, (changes) => {
      const bundle = structuredClone(known);
      for (const change of changes) change(bundle);
      completeTables(bundle.tables);
      const verdict = validateGame(900001, bundle, defaultValidatorSettings.grading.regular);
      expect(verdict.score).toBeGreaterThanOrEqual(0);
      expect(verdict.score).toBeLessThanOrEqual(1);
      for (const [table, rows] of verdict.accepted) {
        const contract = tableContract(table);
        const keys = new Set<string>();
        for (const row of rows) {
          expect(contract?.row.safeParse(row).success).toBe(true);
          keys.add(JSON.stringify(contract?.key.map((column) => row[column])));
        }
        expect(keys.size).toBe(rows.length);
      }
      if (verdict.score < 1) expect(verdict.findings.some(({ severity }) => severity !== 'info')).toBe(true);
      if (verdict.rowsRejected > 0)
        expect(verdict.findings.some(({ rule }) => hardRules.has(rule))).toBe(true);
    }),
    { seed: 20260805, numRuns: 150 },
  );
});

test('bytes that were damaged anywhere never throw anything but a HanksTankError', async () => {
  const bytes = Buffer.from(JSON.stringify(known));
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), async (at, byte) => {
      const damaged = Buffer.from(bytes);
      damaged[at] = byte;
      const objects = memoryObjects();
      await objects.put('bundle', damaged);
      const object = { key: 'bundle', sha256: sha256(damaged), bytes: damaged.length, rows: 1 };
      try {
        const { games } = await validateBundles([{ game_pk: 900001, dataset: null, object }], {
          objects,
          settings: defaultValidatorSettings,
          judgeGame: judgeGameHere,
        });
        expect(games).toHaveLength(1);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(HanksTankError);
      }
    }),
    { seed: 7, numRuns: 60 },
  );
});
