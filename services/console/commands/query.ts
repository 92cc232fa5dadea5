import { systemClock } from '../../../shared/adapters/local/clock.ts';
import { easternDateOf } from '../../../shared/domain/calendar.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { nearestNames } from '../../../shared/domain/nearest-names.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { SqlParameters } from '../../../shared/ports/warehouse.ts';
import { openEmbeddedPorts } from '../embedded-ports.ts';
import { formatRows } from '../format-rows.ts';
import { formatTable } from '../print-run.ts';
import { defaultText } from '../ready-queries/default-values.ts';
import { flagOf, parseQueryOptions } from '../ready-queries/query-options.ts';
import { type ReadyQuery, readReadyQueries } from '../ready-queries/read-ready-queries.ts';
import { parseStoreOptions } from '../store-options.ts';
import type { Terminal } from './nightly.ts';

/** Digits behind the point on the screen; --json gives all of them. */
const shownDigits = 4;

/**
 * `query NAME [--PARAMETER VALUE]`: a ready query of `sql/operational/queries` on the embedded warehouse; without a name the list of
 * them. Throws CONFIG_INVALID for a name that is none, with the nearest ones.
 */
export async function query(
  args: readonly string[],
  terminal: Terminal,
  clock: Clock = systemClock,
): Promise<number> {
  const queries = readReadyQueries();
  const [name, ...others] = args;
  if (name === undefined || name.startsWith('--')) return list(queries, args, terminal);
  const chosen = queries.find((one) => one.name === name);
  if (chosen === undefined) {
    const names = queries.map((one) => one.name);
    throw new HanksTankError(
      'CONFIG_INVALID',
      `there is no ready query ${name}; the nearest are ${nearestNames(name, names, 3).join(', ')} (query without a name lists all)`,
    );
  }
  return run(chosen, others, terminal, easternDateOf(clock.now()));
}

async function run(
  chosen: ReadyQuery,
  args: readonly string[],
  terminal: Terminal,
  today: string,
): Promise<number> {
  const { options, parameters, positionals } = parseQueryOptions(args, chosen, today);
  if (positionals.length > 0)
    throw new HanksTankError('CONFIG_INVALID', `unexpected argument ${positionals.join(' ')}`);
  if (chosen.isForBigQueryOnly)
    throw new HanksTankError(
      'CONFIG_INVALID',
      `${chosen.name} asks BigQuery about its own jobs: run sql/${chosen.file} there, the embedded warehouse has none.`,
    );
  const { warehouse } = await openEmbeddedPorts(options['data-dir'], { logLevel: 'warn' });
  try {
    const rows = await warehouse.query({ file: chosen.file }, parameters);
    if (options.json) {
      terminal.out(JSON.stringify(rows));
      return 0;
    }
    terminal.progress(`${chosen.question}${parametersText(parameters)}`);
    for (const line of formatRows(rows, shownDigits)) terminal.out(line);
    return 0;
  } finally {
    await warehouse.close();
  }
}

function parametersText(parameters: SqlParameters): string {
  const given = Object.entries(parameters).map(
    ([name, { value }]) => `--${flagOf({ name })} ${value === null ? 'any' : String(value)}`,
  );
  return given.length === 0 ? '' : `  (${given.join(' ')})`;
}

function list(queries: readonly ReadyQuery[], args: readonly string[], terminal: Terminal): number {
  const { options } = parseStoreOptions(args);
  const parametersOf = (one: ReadyQuery) =>
    one.parameters.map((parameter) => ({
      flag: `--${flagOf(parameter)}`,
      type: parameter.type,
      default: defaultText(parameter.default),
    }));
  if (options.json) {
    terminal.out(
      JSON.stringify(
        queries.map((one) => ({
          name: one.name,
          question: one.question,
          parameters: parametersOf(one),
          bigquery_only: one.isForBigQueryOnly,
        })),
      ),
    );
    return 0;
  }
  for (const line of formatTable(
    ['query', 'what it answers, and its flags (with what they are when nobody says)'],
    queries.flatMap((one) => {
      const flags = parametersOf(one).map((parameter) => `${parameter.flag} (${parameter.default})`);
      const question = [one.name, `${one.question}${one.isForBigQueryOnly ? ' (BigQuery only)' : ''}`];
      return flags.length === 0 ? [question] : [question, ['', `  ${flags.join(' ')}`]];
    }),
  ))
    terminal.out(line);
  return 0;
}
