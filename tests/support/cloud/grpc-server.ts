import { once } from 'node:events';
import { createServer, type Http2Session, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';

/** Answers a call: bytes of a message of Protocol Buffers in, bytes out. Throws {@link GrpcRefusal} for a status of its own. */
export type GrpcMethod = (request: Buffer) => Promise<Uint8Array>;

/** A call that is answered with a status (grpc.io/docs/guides/status-codes). */
export class GrpcRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const unimplemented = 12;
const internal = 13;
/** Before a message: whether it is compressed, and its length. */
const frameHeaderBytes = 5;

function framed(message: Uint8Array): Buffer {
  const header = Buffer.alloc(frameHeaderBytes);
  header.writeUInt32BE(message.length, 1);
  return Buffer.concat([header, message]);
}

async function serve(
  stream: ServerHttp2Stream,
  path: string,
  methods: Readonly<Record<string, GrpcMethod>>,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  let status = 0;
  let reason = '';
  let answer: Uint8Array | null = null;
  try {
    const method = methods[path];
    if (method === undefined) throw new GrpcRefusal(unimplemented, `not imitated: ${path}`);
    answer = await method(Buffer.concat(chunks).subarray(frameHeaderBytes));
  } catch (error) {
    status = error instanceof GrpcRefusal ? error.status : internal;
    reason = error instanceof Error ? error.message : String(error);
  }
  if (stream.destroyed) return;
  stream.on('wantTrailers', () =>
    stream.sendTrailers({ 'grpc-status': String(status), 'grpc-message': encodeURIComponent(reason) }),
  );
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.end(answer === null ? undefined : framed(answer));
}

/** Serves calls of one message each way, by `/package.Service/Method`, on a free port of this machine. */
export async function openGrpcServer(
  methods: Readonly<Record<string, GrpcMethod>>,
): Promise<{ host: string; close(): Promise<void> }> {
  const sessions = new Set<Http2Session>();
  const server = createServer();
  server.on('session', (session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
  });
  server.on('stream', (stream, headers) => {
    stream.on('error', () => undefined);
    serve(stream, String(headers[':path']), methods).catch(() => stream.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a listening TCP server has an AddressInfo
  return {
    host: `127.0.0.1:${port}`,
    close: async () => {
      for (const session of sessions) session.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
