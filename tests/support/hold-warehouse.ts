// Holds a warehouse open until its input ends: what a second process looks like.
import { openDuckDbWarehouse } from '../../shared/adapters/local/duckdb-warehouse.ts';

const [file = '', objectsRoot = ''] = process.argv.slice(2);
await openDuckDbWarehouse({ file, objectsRoot });
process.stdout.write('open\n');
process.stdin.on('end', () => process.exit(0)).resume();
