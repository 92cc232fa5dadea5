import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to a server of this machine that can be cut. */
export interface BreakableLine {
  /** `127.0.0.1:port` of this end. */
  host: string;
  /** Breaks every connection and refuses new ones until {@link BreakableLine.mend}. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Passes connections on to `host:port`. */
export async function openBreakableLine(target: string): Promise<BreakableLine> {
  const { hostname, port: targetPort } = new URL(`http://${target}`);
  const sockets = new Set<Socket>();
  let isCut = false;

  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  const breakAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };

  const server = createServer((near) => {
    keep(near);
    if (isCut) return void near.destroy();
    const far = keep(connect(Number(targetPort), hostname));
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a listening TCP server has an AddressInfo
  return {
    host: `127.0.0.1:${port}`,
    cut: () => {
      isCut = true;
      breakAll();
    },
    mend: () => {
      isCut = false;
    },
    close: async () => {
      breakAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
