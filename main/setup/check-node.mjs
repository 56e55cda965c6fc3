// Imported first by every command, so that an old Node ends with a sentence and not with a stack.
import { sentence } from './sentences.mjs';

/** @param {string} version as in process.versions.node */
export function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19);
}

if (!isNodeNewEnough(process.versions.node)) {
  process.stderr.write(`${sentence('node-too-old', { found: process.version })}\n`);
  process.exit(3);
}
