import { expect, test } from 'vitest';
import { contractHash } from './contract-hash';

test('the contract has one hash, long enough to tell versions apart', () => {
  expect(contractHash()).toMatch(/^[0-9a-f]{16}$/);
  expect(contractHash()).toBe(contractHash());
});
