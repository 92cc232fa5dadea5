import { z } from 'zod';
import { gameDate } from '../../../schemas/events/event-parts.ts';
import type { SqlParameters } from '../../../shared/ports/warehouse.ts';
import { parse } from '../parse-options.ts';
import { type StoreOptions, storeOptions } from '../store-options.ts';
import { valueOfDefault } from './default-values.ts';
import type { ReadyParameter, ReadyQuery } from './read-ready-queries.ts';

/** The flag of a parameter, without dashes in front: `date-from` for `@date_from`. */
export const flagOf = ({ name }: Pick<ReadyParameter, 'name'>): string => name.replaceAll('_', '-');

const wholeNumber = z.coerce.number().int();
const text = z.string().min(1);

/** The parameters of a run, with their defaults on a day. Throws CONFIG_INVALID with every flag that is wrong. */
export function parseQueryOptions(
  args: readonly string[],
  query: ReadyQuery,
  today: string,
): { options: StoreOptions; parameters: SqlParameters; positionals: readonly string[] } {
  const shape: Record<string, z.ZodType> = {};
  for (const parameter of query.parameters) {
    const schema = { DATE: gameDate, INT64: wholeNumber }[parameter.type] ?? text;
    shape[flagOf(parameter)] = schema.optional();
  }
  const { options, positionals } = parse(args, z.strictObject({ ...storeOptions.shape, ...shape }));
  const given = z.record(z.string(), z.unknown()).parse(options);
  const parameters = query.parameters.map((parameter): [string, SqlParameters[string]] => {
    const value = given[flagOf(parameter)] ?? valueOfDefault(parameter.default, today);
    return [parameter.name, sqlParameter.parse({ type: parameter.type, value })];
  });
  return {
    options: storeOptions.parse({ 'data-dir': given['data-dir'], json: given['json'] }),
    parameters: Object.fromEntries(parameters),
    positionals,
  };
}

const sqlParameter = z.strictObject({
  type: z.enum(['DATE', 'INT64', 'STRING']),
  value: z.union([z.string(), z.number(), z.null()]),
});
