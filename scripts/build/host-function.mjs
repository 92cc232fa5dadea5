// Hosts the function of a bundle on the loopback interface: host-function.mjs BUNDLE/index.js NAME
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [file, name] = process.argv.slice(2);
// The framework that the bundle itself finds: functions are registered with it.
const { getTestServer } = createRequire(file)('@google-cloud/functions-framework/testing');
await import(pathToFileURL(file).href);
const server = getTestServer(name);
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  console.log(JSON.stringify({ address: `http://127.0.0.1:${server.address().port}` }));
});
