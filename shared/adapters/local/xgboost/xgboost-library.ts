import { HanksTankError } from '../../../domain/errors.ts';

/** A handle of the library: a DMatrix or a booster. Opaque. */
export type Handle = { readonly opaque: unique symbol };

/** What is used of XGBoost's C API (xgboost/c_api.h), with errors thrown. Handles are freed by the caller. */
export interface XgboostLibrary {
  /** `1.7.4`. */
  readonly version: string;
  createMatrix(
    features: Float32Array,
    shape: { rows: number; columns: number },
    info: { labels: Float32Array; weights: Float32Array; names: readonly string[] },
  ): Handle;
  freeMatrix(matrix: Handle): void;
  createBooster(matrices: readonly Handle[], parameters: Readonly<Record<string, string>>): Handle;
  freeBooster(booster: Handle): void;
  update(booster: Handle, round: number, matrix: Handle): void;
  /** `[3]	validation-logloss:0.681234`. */
  evaluate(booster: Handle, round: number, matrix: Handle): string;
  /** The first rounds of a booster as another one. */
  slice(booster: Handle, rounds: number): Handle;
  /** The model as JSON, with the names of its features: a booster does not keep those of its matrix. */
  saveJson(booster: Handle, names: readonly string[]): string;
}

/** Names that the system's loader may know the library by. */
const loaderNames = ['libxgboost.so.0', 'libxgboost.so', 'libxgboost.dylib', 'xgboost.dll'];

const installHint =
  'Debian: apt-get install libxgboost0; macOS: brew install xgboost; a library elsewhere: XGBOOST_LIBRARY=/path. Or use TRAINER_ENGINE=embedded, which needs nothing';

const unavailable = (problem: string, cause?: unknown): HanksTankError =>
  new HanksTankError('ENGINE_UNAVAILABLE', `the xgboost engine cannot be used: ${problem}. ${installHint}.`, {
    cause,
  });

type Koffi = typeof import('koffi');

/** The bridge to C, which npm may have left out: it is an optional dependency. */
async function importKoffi(): Promise<Koffi['default']> {
  try {
    return (await import('koffi')).default;
  } catch (cause) {
    throw unavailable('the npm package koffi is not installed (npm install --include=optional)', cause);
  }
}

function loadLibrary(koffi: Koffi['default'], path: string | undefined) {
  const names = path === undefined ? loaderNames : [path];
  let cause: unknown;
  for (const name of names) {
    try {
      return koffi.load(name);
    } catch (error) {
      cause = error;
    }
  }
  throw unavailable(`no library was found as ${names.join(', ')}`, cause);
}

/** Opens libxgboost by a path, or by the names that the system's loader knows. Throws ENGINE_UNAVAILABLE (setup). */
export async function openXgboostLibrary(path: string | undefined): Promise<XgboostLibrary> {
  const koffi = await importKoffi();
  const library = loadLibrary(koffi, path);
  const call = {
    version: library.func('void XGBoostVersion(_Out_ int *, _Out_ int *, _Out_ int *)'),
    lastError: library.func('const char *XGBGetLastError()'),
    createMatrix: library.func(
      'int XGDMatrixCreateFromMat(const float *, uint64_t, uint64_t, float, _Out_ void **)',
    ),
    setFloats: library.func('int XGDMatrixSetFloatInfo(void *, const char *, const float *, uint64_t)'),
    setNames: library.func('int XGDMatrixSetStrFeatureInfo(void *, const char *, const char **, uint64_t)'),
    freeMatrix: library.func('int XGDMatrixFree(void *)'),
    createBooster: library.func('int XGBoosterCreate(void **, uint64_t, _Out_ void **)'),
    freeBooster: library.func('int XGBoosterFree(void *)'),
    setParameter: library.func('int XGBoosterSetParam(void *, const char *, const char *)'),
    update: library.func('int XGBoosterUpdateOneIter(void *, int, void *)'),
    evaluate: library.func(
      'int XGBoosterEvalOneIter(void *, int, void **, const char **, uint64_t, _Out_ const char **)',
    ),
    nameFeatures: library.func(
      'int XGBoosterSetStrFeatureInfo(void *, const char *, const char **, uint64_t)',
    ),
    slice: library.func('int XGBoosterSlice(void *, int, int, int, _Out_ void **)'),
    save: library.func(
      'int XGBoosterSaveModelToBuffer(void *, const char *, _Out_ uint64_t *, _Out_ void **)',
    ),
  };
  const check = (status: number, what: string): void => {
    if (status === 0) return;
    throw new HanksTankError(
      'ENGINE_FAILED',
      `XGBoost: ${what} failed: ${String(call.lastError()).split('\n')[0]}`,
    );
  };
  /** Calls a function whose last argument receives a value. */
  const receive = <Value>(what: string, ask: (out: [Value | null]) => number): Value => {
    const out: [Value | null] = [null];
    check(ask(out), what);
    if (out[0] === null) throw new HanksTankError('ENGINE_FAILED', `XGBoost: ${what} gave nothing`);
    return out[0];
  };

  const [major, minor, patch] = [[0], [0], [0]];
  call.version(major, minor, patch);
  return {
    version: `${major[0]}.${minor[0]}.${patch[0]}`,
    createMatrix: (features, { rows, columns }, { labels, weights, names }) => {
      const matrix = receive<Handle>('a matrix', (out) =>
        call.createMatrix(features, rows, columns, Number.NaN, out),
      );
      check(call.setFloats(matrix, 'label', labels, rows), 'labels');
      check(call.setFloats(matrix, 'weight', weights, rows), 'weights');
      check(call.setNames(matrix, 'feature_name', [...names], columns), 'feature names');
      return matrix;
    },
    freeMatrix: (matrix) => void call.freeMatrix(matrix),
    createBooster: (matrices, parameters) => {
      const booster = receive<Handle>('a booster', (out) =>
        call.createBooster([...matrices], matrices.length, out),
      );
      for (const [name, value] of Object.entries(parameters))
        check(call.setParameter(booster, name, value), `parameter ${name}=${value}`);
      return booster;
    },
    freeBooster: (booster) => void call.freeBooster(booster),
    update: (booster, round, matrix) => check(call.update(booster, round, matrix), `round ${round}`),
    evaluate: (booster, round, matrix) =>
      receive<string>('an evaluation', (out) =>
        call.evaluate(booster, round, [matrix], ['validation'], 1, out),
      ),
    slice: (booster, rounds) => receive<Handle>('a slice', (out) => call.slice(booster, 0, rounds, 1, out)),
    saveJson: (booster, names) => {
      check(call.nameFeatures(booster, 'feature_name', [...names], names.length), 'feature names');
      const length: [number | bigint] = [0];
      const bytes = receive<Handle>('saving', (out) => call.save(booster, '{"format": "json"}', length, out));
      // The library's memory, valid until its next call: copied at once.
      return Buffer.from(koffi.view(bytes, Number(length[0]))).toString();
    },
  };
}
