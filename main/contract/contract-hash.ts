import { type AnySchema, getEventIteratorSchemaDetails, isContractProcedure } from '@orpc/contract';
import { z } from 'zod';
import { cutSchema } from './cut';
import { contract } from './procedures';

/** The shape of one input or output as plain JSON. */
function shapeOf(schema: AnySchema | undefined): unknown {
  const events = getEventIteratorSchemaDetails(schema);
  if (events !== undefined) return { yields: shapeOf(events.yields) };
  return schema instanceof z.ZodType ? z.toJSONSchema(schema, { unrepresentable: 'any' }) : null;
}

function shapesOf(router: object, path: string): string[] {
  return Object.entries(router).flatMap(([name, entry]: [string, unknown]) => {
    const here = `${path}/${name}`;
    if (isContractProcedure(entry)) {
      const { inputSchema, outputSchema } = entry['~orpc'];
      return [`${here} ${JSON.stringify([shapeOf(inputSchema), shapeOf(outputSchema)])}`];
    }
    return typeof entry === 'object' && entry !== null ? shapesOf(entry, here) : [];
  });
}

/** The cut's own shape as well: on its way out it is checked by a function, which has none. */
function shapes(): string[] {
  return [...shapesOf(contract, ''), `cut ${JSON.stringify(shapeOf(cutSchema))}`];
}

/** Put in by the build, which works it out once: a tenth of a second of each start of the program and of each page. */
declare const BUILT_CONTRACT_HASH: string;

let hash = typeof BUILT_CONTRACT_HASH === 'string' ? BUILT_CONTRACT_HASH : undefined;

/**
 * The same for two programs exactly when their contracts are the same: the page compares it with `host.info` before anything else.
 * FNV-1a, 64 bit: it must give the same answer at once in Node and in a page, and guards against mixed versions, not against people.
 */
export function contractHash(): string {
  if (hash === undefined) {
    let state = 0xcbf29ce484222325n;
    for (const byte of new TextEncoder().encode(shapes().sort().join('\n'))) {
      state = BigInt.asUintN(64, (state ^ BigInt(byte)) * 0x100000001b3n);
    }
    hash = state.toString(16).padStart(16, '0');
  }
  return hash;
}
