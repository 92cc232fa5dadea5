import { z } from 'zod';
import type { CellRow, CellValue, TypedName } from './column-types.ts';
import { startZetaSqlServer } from './zetasql-server.ts';
import {
  fromTypeProto,
  fromValueProto,
  type TypeProto,
  toTypeProto,
  toValueProto,
  type ValueProto,
} from './zetasql-values.ts';

/** A table of a catalog, `dataset.name`, with rows for evaluation. */
export interface OracleTable {
  name: string;
  columns: readonly TypedName[];
  rows: readonly CellRow[];
}

/** A parameter with its value. */
export interface OracleParameter extends TypedName {
  value: CellValue;
}

/** ZetaSQL over one catalog. */
export interface Oracle {
  /** The output columns of a query; none of another statement. Throws what ZetaSQL says, with line and column. */
  analyze(sql: string, parameters?: readonly TypedName[]): Promise<TypedName[]>;
  /** Evaluates a query whose table paths are in backticks as a whole. */
  evaluate(
    sql: string,
    parameters?: readonly OracleParameter[],
  ): Promise<{ columns: TypedName[]; rows: CellRow[] }>;
}

/** A running ZetaSQL. */
export interface ZetaSql {
  withCatalog(tables: readonly OracleTable[]): Promise<Oracle>;
  stop(): void;
}

const typeSchema: z.ZodType<TypeProto> = z.lazy(() =>
  z.object({ typeKind: z.string(), arrayType: z.object({ elementType: typeSchema }).optional() }),
) as z.ZodType<TypeProto>; // optional() allows undefined, which exactOptionalPropertyTypes tells apart
const valueSchema = z.custom<ValueProto>((value) => typeof value === 'object' && value !== null);
const languageSchema = z.looseObject({ enabledLanguageFeatures: z.array(z.string()) });
const registeredSchema = z.object({ registeredId: z.string() });
const analyzedSchema = z.object({
  resolvedStatement: z.object({
    resolvedQueryStmtNode: z
      .object({
        outputColumnList: z.array(z.object({ name: z.string(), column: z.object({ type: typeSchema }) })),
      })
      .optional(),
  }),
});
const evaluatedSchema = z.object({
  content: z.object({
    tableData: z.object({ row: z.array(z.object({ cell: z.array(valueSchema).default([]) })).default([]) }),
  }),
  prepared: z.object({ columns: z.array(z.object({ name: z.string(), type: typeSchema })) }),
});

const columnProtos = (columns: readonly TypedName[]) =>
  columns.map(({ name, type }) => ({ name, type: toTypeProto(type) }));

/** Contents attach only to tables of the root catalog, so every table is there twice: nested for analysis, by its whole name for evaluation. */
function catalogOf(tables: readonly OracleTable[], languageOptions: object) {
  const datasets = [...new Set(tables.map(({ name }) => name.split('.')[0]))];
  const catalog = datasets.map((dataset) => ({
    name: dataset,
    table: tables
      .filter(({ name }) => name.startsWith(`${dataset}.`))
      .map(({ name, columns }) => ({ name: name.split('.')[1], column: columnProtos(columns) })),
  }));
  const table = tables.map(({ name, columns }) => ({ name, column: columnProtos(columns) }));
  const contents = tables.map(({ name, columns, rows }) => [
    name,
    {
      tableData: {
        row: rows.map((row) => ({
          cell: columns.map((column) => toValueProto(row[column.name] ?? null, column.type)),
        })),
      },
    },
  ]);
  return {
    simpleCatalog: { name: 'root', builtinFunctionOptions: { languageOptions }, catalog, table },
    tableContent: Object.fromEntries(contents),
  };
}

/** Starts ZetaSQL; null where it is not installed. */
export async function startZetaSql(): Promise<ZetaSql | null> {
  const server = await startZetaSqlServer();
  if (server === null) return null;
  const language = languageSchema.parse(await server.call('getLanguageOptions', { maximumFeatures: true }));
  const languageOptions = {
    ...language,
    productMode: 'PRODUCT_EXTERNAL',
    enabledLanguageFeatures: [
      ...language.enabledLanguageFeatures,
      'FEATURE_CREATE_VIEWS_WITH_COLUMN_OPTIONS',
    ],
    supportedStatementKinds: [], // none named: all
  };
  const optionsFor = (parameters: readonly TypedName[]) => ({
    languageOptions,
    defaultTimezone: 'UTC',
    errorMessageMode: 'ERROR_MESSAGE_ONE_LINE',
    queryParameters: columnProtos(parameters),
  });
  return {
    async withCatalog(tables) {
      const request = catalogOf(tables, languageOptions);
      const { registeredId } = registeredSchema.parse(await server.call('registerCatalog', request));
      return {
        async analyze(sql, parameters = []) {
          const request = {
            options: optionsFor(parameters),
            registeredCatalogId: registeredId,
            sqlStatement: sql,
          };
          const { resolvedStatement } = analyzedSchema.parse(await server.call('analyze', request));
          const columns = resolvedStatement.resolvedQueryStmtNode?.outputColumnList ?? [];
          return columns.map(({ name, column }) => ({ name, type: fromTypeProto(column.type) }));
        },
        async evaluate(sql, parameters = []) {
          const request = {
            sql,
            options: optionsFor(parameters),
            registeredCatalogId: registeredId,
            params: parameters.map(({ name, type, value }) => ({ name, value: toValueProto(value, type) })),
          };
          const { content, prepared } = evaluatedSchema.parse(await server.call('evaluateQuery', request));
          const columns = prepared.columns.map(({ name, type }) => ({ name, type: fromTypeProto(type) }));
          const rows = content.tableData.row.map(({ cell }) =>
            Object.fromEntries(
              columns.map(({ name, type }, index) => [name, fromValueProto(cell[index] ?? {}, type)]),
            ),
          );
          return { columns, rows };
        },
      };
    },
    stop: () => server.stop(),
  };
}
