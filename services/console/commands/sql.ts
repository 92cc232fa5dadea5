import { asHanksTankError, HanksTankError } from '../../../shared/domain/errors.ts';
import { openEmbeddedPorts } from '../embedded-ports.ts';
import { formatRows } from '../format-rows.ts';
import { parseStoreOptions } from '../store-options.ts';
import type { Terminal } from './nightly.ts';

/** `sql "SELECT …"`: read-only GoogleSQL on the embedded warehouse; a table, or with --json one array. */
export async function sql(args: readonly string[], terminal: Terminal): Promise<number> {
  const { options, positionals } = parseStoreOptions(args);
  const [text] = positionals;
  if (text === undefined || positionals.length > 1) {
    throw new HanksTankError(
      'CONFIG_INVALID',
      'usage: sql "SELECT …" [--data-dir DIR] [--json] (quote the statement)',
    );
  }
  const { warehouse } = await openEmbeddedPorts(options['data-dir'], { logLevel: 'warn' });
  try {
    const rows = await warehouse.query({ text });
    if (options.json) terminal.out(JSON.stringify(rows));
    else for (const line of formatRows(rows)) terminal.out(line);
    return 0;
  } catch (thrown) {
    const error = asHanksTankError(thrown);
    if (error.code !== 'WAREHOUSE_QUERY_FAILED') throw thrown;
    // Elsewhere a query that fails is a bug and comes with a stack; here somebody is still writing it.
    terminal.progress(`sql: ${error.message}`);
    return 1;
  } finally {
    await warehouse.close();
  }
}
