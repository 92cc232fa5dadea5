import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { z } from 'zod';
import { processorVersion } from '../../shared/runtime/version.ts';
import type { Deployable } from './deployables.ts';

const root = join(import.meta.dirname, '../..');

/** What packages written for CommonJS expect to find. */
const commonJsNames = `import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
const __filename = import.meta.filename;
const __dirname = import.meta.dirname;`;

const packageJson = z.object({
  dependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
});

/** A built bundle. */
export interface Bundle {
  deployable: Deployable;
  /** Its folder: index.js, source map, package.json, SQL. */
  folder: string;
  /** Size of index.js. */
  bytes: number;
}

/** Builds one bundle: everything but its external packages in one file. Throws when the embedded warehouse got into it. */
export async function bundle(deployable: Deployable, into: string): Promise<Bundle> {
  const folder = join(into, deployable.folder);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [deployable.entry],
    outfile: join(folder, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    banner: { js: commonJsNames },
    external: [...deployable.external],
    sourcemap: 'linked',
    sourcesContent: false,
    minifyWhitespace: true,
    minifySyntax: true,
    // Node prints the line that an error was thrown in before its message: a line of a megabyte would be all that a log keeps of it.
    lineLimit: 400,
    legalComments: 'none',
    metafile: true,
    logLevel: 'error',
  });
  assertCloudOnly(deployable, metafile);
  await writePackageJson(deployable, folder);
  if (deployable.needsSql) await copySql(folder);
  return { deployable, folder, bytes: bytesOf(metafile) };
}

const bytesOf = ({ outputs }: Metafile): number =>
  Object.entries(outputs).find(([path]) => path.endsWith('index.js'))?.[1].bytes ?? 0;

/** DuckDB is native code of 70 MB that nothing in the cloud uses. */
function assertCloudOnly({ name }: Deployable, { inputs }: Metafile): void {
  const embedded = Object.keys(inputs).filter((path) => /@duckdb|duckdb-|polyglot/.test(path));
  if (embedded.length > 0)
    throw new Error(`the bundle of ${name} holds the embedded warehouse: ${embedded.slice(0, 3).join(', ')}`);
}

/** Exact versions of what is installed beside the bundle; the names of the package that the bundle was made of. */
async function writePackageJson({ name, external }: Deployable, folder: string): Promise<void> {
  const own = packageJson.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  const versions = { ...own.optionalDependencies, ...own.dependencies };
  const dependencies = external.map((dependency) => {
    const version = versions[dependency];
    if (version === undefined) throw new Error(`${dependency} is no dependency in package.json`);
    return [dependency, version];
  });
  const content = {
    name: `hankstank-${name}`,
    version: processorVersion,
    private: true,
    type: 'module',
    main: 'index.js',
    engines: { node: '24.x' },
    dependencies: Object.fromEntries(dependencies),
  };
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(content, null, 2)}\n`);
}

/** The warehouse reads its SQL from files, which lie beside the bundle as they do in the repository. DuckDB's translations stay here. */
async function copySql(folder: string): Promise<void> {
  for (const path of ['sql', 'schemas/generated/sql'])
    await cp(join(root, path), join(folder, path), {
      recursive: true,
      filter: (source) => !source.includes('generated/sql/duckdb'),
    });
}
