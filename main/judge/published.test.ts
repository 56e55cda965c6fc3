import { expect, test } from 'vitest';
import { publishedTable } from './published';
import { REPORT_WORDS } from './report-words';

test('published figures never stand without their warning, in either language', () => {
  for (const words of Object.values(REPORT_WORDS)) {
    const html = publishedTable(words);
    expect(html.indexOf(words.publishedWarning)).toBeGreaterThan(-1);
    expect(html.indexOf(words.publishedWarning)).toBeLessThan(html.indexOf('Super SloMo</td><td>33.14'));
    expect(html.match(/<tr>/g)).toHaveLength(7);
  }
});
