// Runs on any Node: npm scripts use the Node 24 of the `node` package, unless its install script was not run.
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(
    `Hank's Tank needs Node 24, this is ${process.versions.node}. Run "npm ci" without --ignore-scripts: it installs Node 24 for this folder only. Start everything with "npm run".`,
  );
  process.exit(1);
}
