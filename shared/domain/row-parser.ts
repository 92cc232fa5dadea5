import { z } from 'zod';

/** A schema of rows: a zod object. */
export type RowSchema<Row> = z.ZodType<Row> & { readonly shape: Readonly<Record<string, z.ZodType>> };

/** A column as it is looked at: the plain kinds here, everything else by zod. */
interface ColumnCheck {
  name: string;
  kind: 'integer' | 'number' | 'boolean' | 'text' | 'other';
  isNullable: boolean;
  schema: z.ZodType;
  /** Of another kind: the text that zod has just accepted. A date is that of many rows. */
  accepted: string | null;
}

function kindOf(schema: z.ZodType): ColumnCheck['kind'] {
  if ((schema.def.checks ?? []).length > 0) return 'other';
  if (schema instanceof z.ZodNumberFormat) return schema.format === 'safeint' ? 'integer' : 'other';
  if (schema instanceof z.ZodNumber) return 'number';
  if (schema instanceof z.ZodBoolean) return 'boolean';
  return schema instanceof z.ZodString ? 'text' : 'other';
}

function columnCheck(name: string, schema: z.ZodType): ColumnCheck {
  const inner = schema instanceof z.ZodNullable ? schema.unwrap() : schema;
  const kind = inner instanceof z.ZodType ? kindOf(inner) : 'other';
  return { name, kind, isNullable: inner !== schema, schema, accepted: null };
}

function isAccepted(column: ColumnCheck, cell: unknown): boolean {
  if (typeof cell === 'string' && cell === column.accepted) return true;
  const result = column.schema.safeParse(cell);
  // A column that changes what it reads is zod's to read.
  if (!result.success || result.data !== cell) return false;
  column.accepted = typeof cell === 'string' ? cell : null;
  return true;
}

function isCell(column: ColumnCheck, cell: unknown): boolean {
  if (cell === null && column.isNullable && column.kind !== 'other') return true;
  switch (column.kind) {
    case 'integer':
      return Number.isSafeInteger(cell);
    case 'number':
      return Number.isFinite(cell);
    case 'boolean':
      return typeof cell === 'boolean';
    case 'text':
      return typeof cell === 'string';
    case 'other':
      return isAccepted(column, cell);
  }
}

/**
 * Reads rows as `schema.parse` does, with the same errors; a row that is already what that would give, column for column and in its order,
 * is given back as it is. For rows by the hundred thousand: zod looks at each column three times as long and makes a copy of the row.
 * What the schema asks of a row beyond its columns is not looked at.
 */
export function rowParser<Row>(schema: RowSchema<Row>): (row: object) => Row {
  const columns = Object.entries(schema.shape).map(([name, column]) => columnCheck(name, column));
  const isRead = (row: object): row is Row & object => {
    const cells = row as Record<string, unknown>; // any object is
    let place = 0;
    for (const name in cells) {
      const column = columns[place];
      if (column?.name !== name || !isCell(column, cells[name])) return false;
      place += 1;
    }
    return place === columns.length;
  };
  return (row) => (isRead(row) ? row : schema.parse(row));
}
