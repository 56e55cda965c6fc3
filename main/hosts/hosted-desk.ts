import type { Desk } from '../desk/create-desk';

/** What a host needs of the desk, and all it knows of it. */
export type HostedDesk = Pick<Desk, 'router' | 'openSession' | 'handleRequest' | 'close'>;
