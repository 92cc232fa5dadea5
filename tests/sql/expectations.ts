import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CellRow } from '../oracle/column-types.ts';

/** `zetasql`: evaluated by it and rewritten with UPDATE_SQL_EXPECTATIONS=1; `hand`: it cannot evaluate the query. */
const headSchema = z.strictObject({ by: z.enum(['zetasql', 'hand']) });
const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const lineSchema = z.strictObject({ case: z.string(), row: z.record(z.string(), cellSchema) });

/** What a query gives on the fixture, by case; a case without rows has none. */
export interface Expectation {
  by: 'zetasql' | 'hand';
  cases: Map<string, CellRow[]>;
}

const folder = join(import.meta.dirname, 'expected');

/**
 * `sql/mlb_features/x/query.sql` has its expectation in `expected/mlb_features.x.ndjson`, `sql/operational/queries/x.sql` in
 * `expected/operational.queries.x.ndjson`: who says so, then a row a line.
 */
const expectationPath = (sqlPath: string): string =>
  join(
    folder,
    `${sqlPath
      .replace(/(\/(query|view))?\.sql$/, '')
      .split('/')
      .slice(1)
      .join('.')}.ndjson`,
  );

/** The committed expectation, or null. */
export function readExpectation(sqlPath: string): Expectation | null {
  const path = expectationPath(sqlPath);
  if (!existsSync(path)) return null;
  const [head, ...lines] = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  const cases = new Map<string, CellRow[]>();
  for (const line of lines) {
    const { case: name, row } = lineSchema.parse(line);
    cases.set(name, [...(cases.get(name) ?? []), row]);
  }
  return { by: headSchema.parse(head).by, cases };
}

/** Writes what ZetaSQL evaluated. */
export function writeExpectation(sqlPath: string, cases: ReadonlyMap<string, readonly CellRow[]>): void {
  const lines = [...cases].flatMap(([name, rows]) => rows.map((row) => ({ case: name, row })));
  mkdirSync(folder, { recursive: true });
  const text = [{ by: 'zetasql' }, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
  writeFileSync(expectationPath(sqlPath), text);
}
