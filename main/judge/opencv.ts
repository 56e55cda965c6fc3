import { createRequire } from 'node:module';
import { NakawariError } from '../contract/errors';

/** A matrix in OpenCV's own memory, which no garbage collector sees. */
interface Mat {
  readonly data: Uint8Array;
  readonly data32F: Float32Array;
  delete(): void;
}

/** As much of OpenCV as is used here. */
export interface OpenCv {
  readonly Mat: new (rows?: number, columns?: number, type?: number) => Mat;
  readonly CV_8UC1: number;
  calcOpticalFlowFarneback(
    from: Mat,
    to: Mat,
    flow: Mat,
    pyramidScale: number,
    levels: number,
    windowPx: number,
    iterations: number,
    polyN: number,
    polySigma: number,
    flags: number,
  ): void;
}

const PACKAGE = '@techstark/opencv-js';

function isReady(value: object): value is OpenCv {
  return 'Mat' in value && 'calcOpticalFlowFarneback' in value;
}

/** Emscripten answers every uncaught error of the process by itself; errors here are ours to tell. */
function withoutItsListeners<Result>(load: () => Result): Result {
  const before = [process.listeners('uncaughtException'), process.listeners('unhandledRejection')] as const;
  const result = load();
  for (const one of process.listeners('uncaughtException')) {
    if (!before[0].includes(one)) process.off('uncaughtException', one);
  }
  for (const one of process.listeners('unhandledRejection')) {
    if (!before[1].includes(one)) process.off('unhandledRejection', one);
  }
  return result;
}

let loading: Promise<{ readonly cv: OpenCv }> | undefined;

async function load(): Promise<{ readonly cv: OpenCv }> {
  let found: unknown;
  try {
    found = withoutItsListeners((): unknown => createRequire(import.meta.url)(PACKAGE));
  } catch (cause) {
    throw new NakawariError('input-invalid', { reason: `the baseline "flow" needs the package ${PACKAGE}` }, { cause });
  }
  if (typeof found !== 'object' || found === null) throw new Error(`${PACKAGE} is something else`);
  const module_ = found;
  if (!isReady(module_)) {
    await new Promise<void>((resolve) => {
      Reflect.set(module_, 'onRuntimeInitialized', resolve);
    });
  }
  if (!isReady(module_)) throw new Error(`${PACKAGE} has no calcOpticalFlowFarneback`);
  // The module has a `then` that answers with itself: awaiting it bare would never end.
  return { cv: module_ };
}

/** OpenCV as WebAssembly, loaded when it is first wanted. @throws NakawariError input-invalid when it is not installed */
export function openCv(): Promise<{ readonly cv: OpenCv }> {
  loading ??= load();
  return loading;
}
