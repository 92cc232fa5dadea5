/** Version of the code, written to manifests, model cards and dead letters. Equal to package.json (a test). */
export const processorVersion = '0.1.0';
