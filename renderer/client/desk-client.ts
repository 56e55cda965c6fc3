import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../main/contract/procedures';
import type { Transport } from './transport';

/** Every procedure of the contract, typed at both ends. */
export type DeskClient = ContractRouterClient<Contract>;

export function createDeskClient(transport: Transport): DeskClient {
  return createORPCClient<DeskClient>(transport.link);
}
