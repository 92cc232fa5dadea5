/**
 * Loaded before every test file: a test that writes outside the temporary folder or connects beyond loopback fails
 * at the place where it does so. Native code (DuckDB) and child processes are outside its reach.
 */
import fs from 'node:fs';
import fsPromises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = resolve('.');
/** What the test runner itself keeps in the repository. */
const allowedInRepository = ['node_modules/.vite', 'node_modules/.vitest', 'coverage'].map((path) =>
  resolve(path),
);
const temporaryRoots = [tmpdir(), fs.realpathSync(tmpdir()), '/dev/null'];

/** Committed expectations are rewritten on purpose only. */
if (process.env['UPDATE_SQL_EXPECTATIONS'] === '1') allowedInRepository.push(resolve('tests/sql/expected'));

const isBelow = (path: string, root: string): boolean => path === root || path.startsWith(root + sep);

function assertInside(target: unknown): void {
  const path =
    target instanceof URL ? fileURLToPath(target) : Buffer.isBuffer(target) ? target.toString() : target;
  if (typeof path !== 'string') return;
  const absolute = resolve(path);
  // The repository may itself lie below the temporary folder: a clone in a CI job.
  const allowed = isBelow(absolute, repository) ? allowedInRepository : temporaryRoots;
  if (allowed.some((root) => isBelow(absolute, root))) return;
  throw new Error(`a test wrote outside its temporary folder: ${absolute}`);
}

const isWriting = (flags: unknown): boolean =>
  typeof flags === 'string' ? /[wa+]/.test(flags) : typeof flags === 'number' && (flags & 3) !== 0;

type Callable = (...args: unknown[]) => unknown;

/** Puts a check in front of a function of a module object. */
function guard(module: object, name: string, check: (args: readonly unknown[]) => void): void {
  const original: unknown = Reflect.get(module, name);
  if (typeof original !== 'function') return;
  const guarded: Callable = function (this: unknown, ...args) {
    check(args);
    return Reflect.apply(original, this, args);
  };
  Reflect.set(module, name, Object.assign(guarded, original));
}

const firstArgument = [
  'writeFile',
  'appendFile',
  'mkdir',
  'mkdtemp',
  'rm',
  'rmdir',
  'unlink',
  'truncate',
  'chmod',
  'utimes',
];
const secondArgument = ['copyFile', 'symlink', 'link', 'cp'];

for (const [module, suffixes] of [
  [fs, ['', 'Sync']],
  [fsPromises, ['']],
] as const) {
  for (const suffix of suffixes) {
    for (const name of firstArgument) guard(module, name + suffix, ([path]) => assertInside(path));
    for (const name of secondArgument) guard(module, name + suffix, ([, path]) => assertInside(path));
    guard(module, `rename${suffix}`, ([from, to]) => [from, to].forEach((path) => void assertInside(path)));
    guard(module, `open${suffix}`, ([path, flags]) => isWriting(flags) && assertInside(path));
  }
}
guard(fs, 'createWriteStream', ([path]) => assertInside(path));
syncBuiltinESMExports();

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^(::ffff:)?127\./.test(host);

/** Where a connect call goes, as far as its arguments say: a path is a local socket. */
function hostOf([target, host]: readonly unknown[]): string {
  const first: unknown = Array.isArray(target) ? target[0] : target;
  if (typeof first === 'object' && first !== null) {
    if (typeof Reflect.get(first, 'path') === 'string') return 'localhost';
    const named: unknown = Reflect.get(first, 'host');
    return typeof named === 'string' ? named : 'localhost';
  }
  return typeof first === 'number' && typeof host === 'string' ? host : 'localhost';
}

guard(net.Socket.prototype, 'connect', (args) => {
  const host = hostOf(args);
  if (!isLoopback(host)) throw new Error(`a test connected beyond loopback: ${host}`);
});
