import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { reportOf } from './report-of';

test('an error of the contract keeps its code and its facts', () => {
  const error = new ORPCError('picture-empty', { data: { file: 'A/1.png' } });
  expect(reportOf(error, true)).toEqual({ code: 'picture-empty', detail: { file: 'A/1.png' } });
});

test('what is not in the closed list never reaches a person as it is', () => {
  expect(reportOf(new ORPCError('INTERNAL_SERVER_ERROR'), true).code).toBe('internal');
  expect(reportOf(new TypeError('x is undefined'), true).code).toBe('internal');
});

test('a call that was under way when the connection went is told as that', () => {
  expect(reportOf(new Error('socket closed'), false).code).toBe('disconnected');
  expect(reportOf(new DOMException('stopped', 'AbortError'), true).code).toBe('cancelled');
});
