/** A GoogleSQL type of the subset: `INT64`, `ARRAY<DATE>`. */
export type TypeName = string;

/** A column or parameter with its type. */
export interface TypedName {
  name: string;
  type: TypeName;
}

/** A value as tests handle it: dates and timestamps as text, JSON as text. */
export type CellValue = string | number | boolean | null | readonly CellValue[];
/** Rows by column name. */
export type CellRow = Record<string, CellValue>;
