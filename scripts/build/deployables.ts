/** Something that is deployed: one bundle. */
export interface Deployable {
  /** Name of the function, service or job; the folder of its bundle. */
  name: string;
  kind: 'function' | 'service' | 'job';
  /** Composition root, below the root of the repository. */
  entry: string;
  /** Folder of the bundle, below the folder that is built into. */
  folder: string;
  /** Packages that are installed beside the bundle: native code, files that they read at run time, the framework that loads it. */
  external: readonly string[];
  /** Whether it asks the warehouse, whose SQL is read from files. */
  needsSql: boolean;
}

const eventFunction = (name: string, { needsSql }: { needsSql: boolean }): Deployable => ({
  name,
  kind: 'function',
  entry: `functions/${name}/index.ts`,
  folder: `functions/${name}`,
  external: ['@google-cloud/functions-framework'],
  needsSql,
});

const service = (name: string, external: readonly string[]): Deployable => ({
  name,
  kind: 'service',
  entry: `services/${name}/index.ts`,
  folder: `services/${name}`,
  external,
  needsSql: true,
});

/** Everything that is deployed. */
export const deployables: readonly Deployable[] = [
  eventFunction('collector', { needsSql: true }),
  eventFunction('validator', { needsSql: false }),
  eventFunction('loader', { needsSql: true }),
  eventFunction('dead-letter', { needsSql: true }),
  service('feature-engine', []),
  service('trainer', ['koffi']),
  // It serves its page from files of the package.
  service('prediction-api', ['@fastify/swagger-ui']),
  {
    name: 'console',
    kind: 'job',
    entry: 'services/console/job.ts',
    folder: 'services/console',
    external: [],
    needsSql: true,
  },
];
