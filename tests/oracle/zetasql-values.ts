import type { CellValue, TypeName } from './column-types.ts';

const kinds: Readonly<Record<string, string>> = {
  INT64: 'TYPE_INT64',
  FLOAT64: 'TYPE_DOUBLE',
  BOOL: 'TYPE_BOOL',
  STRING: 'TYPE_STRING',
  DATE: 'TYPE_DATE',
  TIMESTAMP: 'TYPE_TIMESTAMP',
  JSON: 'TYPE_JSON',
  NUMERIC: 'TYPE_NUMERIC',
};
const names = new Map(Object.entries(kinds).map(([name, kind]) => [kind, name]));

/** zetasql.TypeProto as the proto loader reads and writes it. */
export interface TypeProto {
  typeKind: string;
  arrayType?: { elementType: TypeProto };
}

/** zetasql.ValueProto: one field is set, none for NULL. */
export interface ValueProto {
  int64Value?: string;
  doubleValue?: number;
  boolValue?: boolean;
  stringValue?: string;
  jsonValue?: string;
  dateValue?: number;
  timestampValue?: { seconds: string; nanos?: number };
  arrayValue?: { element?: ValueProto[] };
}

const elementOf = (type: TypeName): TypeName | undefined => /^ARRAY<(.+)>$/.exec(type)?.[1];

/** A type for ZetaSQL. */
export function toTypeProto(type: TypeName): TypeProto {
  const element = elementOf(type);
  if (element !== undefined)
    return { typeKind: 'TYPE_ARRAY', arrayType: { elementType: toTypeProto(element) } };
  const typeKind = kinds[type];
  if (typeKind === undefined) throw new Error(`no ZetaSQL type for ${type}`);
  return { typeKind };
}

/** The name of a type of ZetaSQL. */
export function fromTypeProto(type: TypeProto): TypeName {
  if (type.arrayType !== undefined) return `ARRAY<${fromTypeProto(type.arrayType.elementType)}>`;
  return names.get(type.typeKind) ?? type.typeKind;
}

const dayMs = 86_400_000;

/** A value for ZetaSQL. */
export function toValueProto(value: CellValue, type: TypeName): ValueProto {
  if (value === null) return {};
  const element = elementOf(type);
  if (element !== undefined && typeof value === 'object')
    return { arrayValue: { element: value.map((item) => toValueProto(item, element)) } };
  switch (type) {
    case 'INT64':
      return { int64Value: String(value) };
    case 'FLOAT64':
      return { doubleValue: Number(value) };
    case 'BOOL':
      return { boolValue: value === true };
    case 'DATE':
      return { dateValue: Date.parse(`${String(value)}T00:00:00Z`) / dayMs };
    case 'TIMESTAMP': {
      const ms = Date.parse(String(value));
      return {
        timestampValue: {
          seconds: String(Math.floor(ms / 1000)),
          nanos: (ms - Math.floor(ms / 1000) * 1000) * 1e6,
        },
      };
    }
    case 'JSON':
      return { jsonValue: String(value) };
    default:
      return { stringValue: String(value) };
  }
}

/** A value of ZetaSQL, in the form in which it crosses the warehouse port. */
export function fromValueProto(value: ValueProto, type: TypeName): CellValue {
  const element = elementOf(type);
  if (element !== undefined)
    return value.arrayValue === undefined
      ? null
      : (value.arrayValue.element ?? []).map((item) => fromValueProto(item, element));
  if (value.int64Value !== undefined) return Number(value.int64Value);
  if (value.doubleValue !== undefined) return value.doubleValue;
  if (value.boolValue !== undefined) return value.boolValue;
  if (value.stringValue !== undefined) return value.stringValue;
  if (value.jsonValue !== undefined) return value.jsonValue;
  if (value.dateValue !== undefined) return new Date(value.dateValue * dayMs).toISOString().slice(0, 10);
  if (value.timestampValue !== undefined)
    return new Date(
      Number(value.timestampValue.seconds) * 1000 + (value.timestampValue.nanos ?? 0) / 1e6,
    ).toISOString();
  return null;
}
