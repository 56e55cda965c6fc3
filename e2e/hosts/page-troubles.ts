import type { BrowserContext } from '@playwright/test';

/** What no test wants to see in the page's console or on its wire. */
export interface PageTroubles {
  /** One line each; empty when all is well. */
  all(): readonly string[];
}

/**
 * Listens to every page of a context from its first moment: console errors (refused loads by the content security policy are
 * among them), errors nobody caught, failed or refused replies, and requests to any other place than the app's.
 */
export function watchForTroubles(context: BrowserContext, isOurs: (address: string) => boolean): PageTroubles {
  const troubles: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => troubles.push(`uncaught: ${error.error().message}`));
  context.on('request', (request) => {
    const address = request.url();
    if (!/^(blob|data|about):/.test(address) && !isOurs(address)) troubles.push(`request to ${address}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()} for ${response.url()}`);
  });
  context.on('page', (page) => {
    page.on('websocket', (socket) => {
      if (!isOurs(socket.url().replace(/^ws/, 'http'))) troubles.push(`socket to ${socket.url()}`);
    });
  });
  return { all: () => [...troubles] };
}
