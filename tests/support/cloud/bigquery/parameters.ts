import { z } from 'zod';
import type { SqlParameters, SqlValue } from '../../../../shared/ports/warehouse.ts';

const scalarTypes = ['INT64', 'FLOAT64', 'BOOL', 'STRING', 'DATE', 'TIMESTAMP'] as const;
const scalarType = z.enum(scalarTypes);
const text = z.string().nullish().default(null);

const parameterSchema = z.object({
  name: z.string(),
  parameterType: z.object({
    type: z.enum([...scalarTypes, 'ARRAY']),
    arrayType: z.object({ type: scalarType }).optional(),
  }),
  parameterValue: z.object({ value: text, arrayValues: z.array(z.object({ value: text })).optional() }),
});

/** What a request says of a statement. */
export const statementSchema = z.object({
  query: z.string(),
  useLegacySql: z.literal(false),
  parameterMode: z.literal('NAMED'),
  queryParameters: z.array(parameterSchema).default([]),
  maximumBytesBilled: z.string(),
});

function scalar(type: (typeof scalarTypes)[number], value: string | null): SqlValue {
  if (value === null) return null;
  if (type === 'INT64' || type === 'FLOAT64') return Number(value);
  return type === 'BOOL' ? value === 'true' : value;
}

/** Parameters of a request as our port has them. */
export const portParameters = ({ queryParameters }: z.output<typeof statementSchema>): SqlParameters =>
  Object.fromEntries(
    queryParameters.map(({ name, parameterType, parameterValue }) => {
      const type = scalarType.parse(parameterType.arrayType?.type ?? parameterType.type);
      const value =
        parameterType.type === 'ARRAY'
          ? (parameterValue.arrayValues ?? []).map((item) => scalar(type, item.value))
          : scalar(type, parameterValue.value);
      return [name, { type, value }];
    }),
  );
