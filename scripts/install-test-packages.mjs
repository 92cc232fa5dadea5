// Installs what only the tests need and the demo should not weigh: packages of their own, once per lock file.
//   tests         the test runner, the type checker, the formatter and linter
//   tests/oracle  ZetaSQL, the GoogleSQL oracle (354 MB); where its platform or the network is missing, the SQL gate says so
//                 and runs on the committed expectations
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const packages = [
  { folder: 'tests', isRequired: true },
  { folder: 'tests/oracle', isRequired: false },
];

for (const { folder: path, isRequired } of packages) {
  const folder = join(import.meta.dirname, '..', path);
  const stamp = join(folder, 'node_modules/.installed');
  const lockHash = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash) continue;
  console.log(`installing ${path}`);
  const { status } = spawnSync('npm', ['ci', '--loglevel=error'], { cwd: folder, stdio: 'inherit' });
  if (status === 0) writeFileSync(stamp, lockHash);
  else if (isRequired) process.exit(status ?? 1);
  else console.error(`${path} could not be installed: its tests say what they leave out`);
}
