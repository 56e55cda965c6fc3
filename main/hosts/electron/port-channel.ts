/** Names that preload and host share. */
export const CONNECT_CHANNEL = 'nakawari-connect';
export const PORT_CHANNEL = 'nakawari-port';
