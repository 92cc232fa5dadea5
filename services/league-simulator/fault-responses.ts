import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { FaultKind } from './faults.ts';

/** A body larger than any real response, sent piece by piece. */
const hugeBytes = 256 * 1024 * 1024;
const hugeChunk = Buffer.alloc(256 * 1024, 0x20);

async function* hugeBody(): AsyncGenerator<Buffer> {
  yield Buffer.from('{"padding":"');
  for (let sent = 0; sent < hugeBytes; sent += hugeChunk.length) yield hugeChunk;
}

const page =
  '<!DOCTYPE html><html><head><title>Service Unavailable</title></head><body><h1>We will be right back</h1></body></html>';

/** Answers a request with a fault. `body` is what would have been sent. A timeout never answers: the caller must give up. */
export async function sendFault(reply: FastifyReply, kind: FaultKind, body: string): Promise<FastifyReply> {
  switch (kind) {
    case 'status429':
      return reply
        .code(429)
        .header('retry-after', '1')
        .type('application/json')
        .send('{"message":"Too Many Requests"}');
    case 'status500':
      return reply
        .code(500)
        .type('application/json')
        .send('{"messageNumber":1,"message":"Internal error occurred"}');
    case 'timeout':
      reply.hijack();
      return reply;
    case 'cut': {
      const whole = Buffer.from(body);
      reply.hijack();
      reply.raw.writeHead(200, {
        'content-type': 'application/json',
        'content-length': String(whole.length),
      });
      reply.raw.write(whole.subarray(0, Math.floor(whole.length / 2)), () => reply.raw.destroy());
      return reply;
    }
    case 'html':
      return reply.type('text/html').send(page);
    case 'huge':
      return reply.type('application/json').send(Readable.from(hugeBody()));
    case 'garbage':
      return reply
        .type('application/json')
        .send(Buffer.from([0x1f, 0x8b, 0x00, 0xff, 0x7b, 0x22, 0xfe, 0x00]));
    case 'emptyObject':
      return reply.type('application/json').send('{}');
    case 'errorColumn':
      return reply.type('text/csv').send('error\nError: Query Timeout\n');
    case 'headerOnly':
      return reply.type('text/csv').send(`${body.split('\n', 1)[0] ?? ''}\n`);
  }
}
