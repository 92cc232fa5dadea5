import { type AddressInfo, createServer } from 'node:net';

/** A port that was free a moment ago, for programs that cannot choose one by themselves. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo; // a listening TCP server has an AddressInfo
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
