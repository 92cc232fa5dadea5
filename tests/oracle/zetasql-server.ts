import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';

const library = join(import.meta.dirname, 'node_modules/@fivetrandevelopers/zetasql/lib/zetasql');

/** One unary call of the service: request in, response out, both plain objects. */
export type ServiceCall = (method: string, request: object) => Promise<unknown>;

/** A running ZetaSQL. */
export interface ZetaSqlServer {
  call: ServiceCall;
  stop(): void;
}

interface Grpc {
  credentials: { createInsecure(): object };
  loadPackageDefinition(definition: object): {
    zetasql: {
      local_service: {
        ZetaSqlLocalService: new (address: string, credentials: object, options: object) => GrpcClient;
      };
    };
  };
}
interface ProtoLoader {
  loadSync(file: string, options: object): object;
}
type Callback = (error: Error | null, response: unknown) => void;
interface GrpcClient {
  close(): void;
  waitForReady(deadline: Date, done: (error?: Error) => void): void;
  makeUnaryRequest?: unknown;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });

/** Starts ZetaSQL on a loopback port; null where the package is not installed or there is no binary for the platform. */
export async function startZetaSqlServer(): Promise<ZetaSqlServer | null> {
  const binary = join(library, 'remote_server.so');
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(binary)) return null;
  const requireHere = createRequire(import.meta.url);
  const grpc = requireHere('@grpc/grpc-js') as Grpc; // an untyped package of this folder alone
  const loader = requireHere('@grpc/proto-loader') as ProtoLoader; // as above
  const port = await freePort();
  const child = spawn(binary, ['localhost', String(port)], { stdio: 'ignore' });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const definition = loader.loadSync('local_service.proto', {
    longs: String, // numbers would corrupt INT64 beyond 2^53
    enums: String,
    oneofs: true,
    includeDirs: [join(library, 'protos')],
  });
  const Service = grpc.loadPackageDefinition(definition).zetasql.local_service.ZetaSqlLocalService;
  const size = 100 * 1024 * 1024;
  const client = new Service(`localhost:${port}`, grpc.credentials.createInsecure(), {
    'grpc.max_send_message_length': size,
    'grpc.max_receive_message_length': size,
  });
  await new Promise<void>((resolve, reject) =>
    client.waitForReady(new Date(Date.now() + 20_000), (error) => (error ? reject(error) : resolve())),
  );
  const call: ServiceCall = (method, request) =>
    new Promise((resolve, reject) => {
      const unary: unknown = Reflect.get(client, method);
      if (typeof unary !== 'function') throw new Error(`ZetaSQL has no ${method}`);
      const done: Callback = (error, response) => (error === null ? resolve(response) : reject(error));
      Reflect.apply(unary, client, [request, done]);
    });
  const stop = () => {
    client.close();
    process.off('exit', kill);
    kill();
  };
  return { call, stop };
}
