import { runCli } from './run-cli';

const cancel = new AbortController();
let interrupts = 0;
process.on('SIGINT', () => {
  interrupts += 1;
  // The second Ctrl-C means now: the child ends with us, and no file of the person's is ever half written.
  if (interrupts > 1) process.exit(130);
  cancel.abort();
});
process.on('SIGTERM', () => cancel.abort());
// The reader of a pipe may leave first (`| head`).
process.stdout.on('error', () => process.exit(1));

process.exitCode = await runCli(process.argv.slice(2), {
  terminal: {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    columns: process.stderr.isTTY ? process.stderr.columns : undefined,
  },
  env: process.env,
  signal: cancel.signal,
});
