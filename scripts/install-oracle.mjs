// Installs the GoogleSQL oracle (ZetaSQL, 354 MB) that only the tests use, once per lock file. Where its platform or the
// network is missing the SQL gate says so and runs on the committed expectations.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../tests/oracle');
const stamp = join(folder, 'node_modules/.installed');
const lockHash = createHash('sha256').update(readFileSync(join(folder, 'package-lock.json'))).digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lockHash) {
  console.log('installing the GoogleSQL oracle for the SQL tests (354 MB, once)');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: 'inherit' });
  if (status === 0) writeFileSync(stamp, lockHash);
  else console.error('the GoogleSQL oracle could not be installed: the SQL gate will use the committed expectations');
}
