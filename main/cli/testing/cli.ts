import { runCli } from '../run-cli';

/** One call of the command line, with what it said. */
export async function call(
  words: readonly string[],
  options: { env: NodeJS.ProcessEnv; childFile?: string; columns?: number; cancelAfterLines?: number },
): Promise<{ exit: number; out: string; err: string; lines: Record<string, unknown>[] }> {
  let [out, err] = ['', ''];
  const cancel = new AbortController();
  const exit = await runCli(words, {
    terminal: {
      out: (text) => {
        out += text;
        if (out.split('\n').length > (options.cancelAfterLines ?? Number.POSITIVE_INFINITY)) cancel.abort();
      },
      err: (text) => {
        err += text;
      },
      columns: options.columns,
    },
    env: options.env,
    signal: cancel.signal,
    ...(options.childFile ? { childFile: options.childFile } : {}),
  });
  const lines = words.includes('--json')
    ? out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : [];
  return { exit, out, err, lines };
}
