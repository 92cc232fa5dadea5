import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { sqlText } from '../../../../shared/adapters/local/duckdb-query.ts';
import { Refusal } from './answer.ts';
import { type Catalog, duckDbName, duckDbType, type Field } from './catalog.ts';
import type { Engine } from './engine.ts';

/** Reads an object; rejects when it does not exist. */
export type ReadObject = (bucket: string, key: string) => Promise<Buffer>;

/** The configuration of a load job: what our loads use of it, nothing else. */
export const loadSchema = z.strictObject({
  sourceUris: z
    .array(z.string().regex(/^gs:\/\/[^/]+\/.+/))
    .min(1)
    .max(10_000),
  destinationTable: z.object({ projectId: z.string(), datasetId: z.string(), tableId: z.string() }),
  schema: z.object({
    fields: z.array(z.looseObject({ name: z.string(), type: z.string(), mode: z.string() })),
  }),
  sourceFormat: z.literal('NEWLINE_DELIMITED_JSON'),
  createDisposition: z.literal('CREATE_IF_NEEDED'),
  writeDisposition: z.literal('WRITE_TRUNCATE'),
  maxBadRecords: z.literal(0),
  ignoreUnknownValues: z.literal(false),
});

const rowSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

const fits: Readonly<Record<string, (value: string | number | boolean) => boolean>> = {
  INTEGER: (value) => Number.isSafeInteger(value) || /^-?\d+$/.test(String(value)),
  FLOAT: (value) => Number.isFinite(Number(value)) && typeof value !== 'boolean',
  BOOLEAN: (value) => typeof value === 'boolean',
  STRING: (value) => typeof value === 'string',
  DATE: (value) => /^\d{4}-\d{2}-\d{2}$/.test(String(value)),
  TIMESTAMP: (value) => !Number.isNaN(Date.parse(String(value))),
};

function problemOf(row: z.output<typeof rowSchema>, fields: readonly Field[]): string | null {
  const unknown = Object.keys(row).find((name) => !fields.some((field) => field.name === name));
  if (unknown !== undefined) return `No such field: ${unknown}.`;
  for (const { name, type, mode } of fields) {
    const value = row[name] ?? null;
    if (value === null && mode === 'REQUIRED') return `Missing required field: ${name}.`;
    if (value !== null && fits[type]?.(value) !== true)
      return `Could not convert value to ${type}. Field: ${name}; Value: ${value}`;
  }
  return null;
}

/** The lines of an object, each checked against the columns. */
function checkedLines(bytes: Buffer, uri: string, fields: readonly Field[]): string[] {
  const lines = bytes.toString('utf8').split('\n');
  let position = 0;
  const checked: string[] = [];
  for (const line of lines) {
    const bad = (why: string): Refusal => {
      const detail = `Error while reading data, error message: JSON parsing error in row starting at position ${position}: ${why}`;
      return new Refusal(
        400,
        'invalid',
        'Error while reading data, error message: JSON table encountered too many errors, giving up. Rows: 1; errors: 1. Please look into the errors[] collection for more details.',
        { location: uri, more: [new Refusal(400, 'invalid', detail, { location: uri })] },
      );
    };
    if (line.trim() !== '') {
      let row: unknown;
      try {
        row = JSON.parse(line);
      } catch {
        throw bad('Parser terminated before end of string');
      }
      const parsed = rowSchema.safeParse(row);
      const problem = parsed.success ? problemOf(parsed.data, fields) : 'Start of object expected';
      if (problem !== null) throw bad(problem);
      checked.push(line);
    }
    position += Buffer.byteLength(line) + 1;
  }
  return checked;
}

/** Replaces the rows of a table by those of objects, all or none; makes the table when it is missing. Returns how many there are. */
export async function loadRows(
  engine: Engine,
  catalog: Catalog,
  load: z.output<typeof loadSchema>,
  readObject: ReadObject,
): Promise<number> {
  const { datasetId, tableId } = load.destinationTable;
  const lines: string[] = [];
  for (const uri of load.sourceUris) {
    const [, bucket = '', key = ''] = /^gs:\/\/([^/]+)\/(.+)$/.exec(uri) ?? [];
    const bytes = await readObject(bucket, key).catch(() => {
      throw new Refusal(404, 'notFound', `Not found: URI ${uri}`);
    });
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    lines.push(...checkedLines(isPacked ? gunzipSync(bytes) : bytes, uri, load.schema.fields));
  }
  const name = `${datasetId}.${tableId}`;
  if (!catalog.tables.has(name))
    await catalog.createTable(datasetId, { tableReference: load.destinationTable, schema: load.schema });
  const columns = load.schema.fields
    .map(({ name: column, type }) => `"${column}": '${duckDbType(type)}'`)
    .join(', ');
  const folder = mkdtempSync(join(tmpdir(), 'hankstank-load-'));
  try {
    const file = join(folder, 'rows.ndjson');
    writeFileSync(file, lines.join('\n'));
    await engine.alone(async (connection) => {
      await connection.run(`DELETE FROM ${duckDbName(name)}`);
      await connection.run(
        `INSERT INTO ${duckDbName(name)} SELECT * FROM read_json(${sqlText(file)}, format = 'newline_delimited', columns = {${columns}})`,
      );
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return lines.length;
}
