import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** What axe-core holds to be serious or critical on what a person sees now: one line a finding, with the element. */
export async function axeFindings(page: Page): Promise<string[]> {
  // By the debugger, not as a script of the page: its content security policy lets none in.
  await page.evaluate(`if (window.axe === undefined) { ${axe.source} }`);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      rules: {
        'target-size': { enabled: true },
        'label-content-name-mismatch': { enabled: true },
      },
      resultTypes: ['violations'],
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, impact, help, nodes }) =>
        nodes.map(
          ({ target, failureSummary }) =>
            `${impact} ${id}: ${help}: ${target.join(' ')}: ${(failureSummary ?? '').replaceAll(/\s+/g, ' ').slice(0, 200)}`,
        ),
      );
  });
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
