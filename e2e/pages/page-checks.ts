import type { Page } from '@playwright/test';

/** What a person who reads, or has it read aloud, would stumble over. Each gives one line a fault; empty is well. */

/** Text that does not fit into its own box, or sticks out of its button. */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
      const [first] = own;
      if (first === undefined || !element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue;
      if (element.closest('.only-read, option, [aria-hidden=true]') !== null) continue;
      const text = `${first.nodeValue?.trim().slice(0, 40)} <${element.tagName.toLowerCase()}.${element.className}>`;
      const style = getComputedStyle(element);
      if (style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) faults.push(`cut: ${text}`);
      const holder = element.closest<HTMLElement>('button, label, dd, dt, h2, h3, legend');
      if (holder === null) continue;
      const range = document.createRange();
      range.selectNodeContents(element);
      const inner = range.getBoundingClientRect();
      const outer = holder.getBoundingClientRect();
      if (inner.right > outer.right + 1.5 || inner.left < outer.left - 1.5) faults.push(`sticks out: ${text}`);
    }
    return faults;
  });
}

/** Controls and pictures that have nothing to be called by. */
export function namelessControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const interactive =
      'button, a[href], input, select, textarea, summary, [role=button], [role=slider], [role=gridcell], [tabindex="0"]';
    const nameOf = (element: HTMLElement): string => {
      const labelled = element.getAttribute('aria-labelledby');
      const byId = labelled?.split(' ').map((id) => document.getElementById(id)?.textContent ?? '') ?? [];
      const labels =
        element instanceof HTMLInputElement ||
        element instanceof HTMLSelectElement ||
        element instanceof HTMLTextAreaElement
          ? [...(element.labels ?? [])].map((label) => label.textContent ?? '')
          : [];
      const inside = element.matches('input, select, textarea') ? '' : (element.textContent ?? '');
      return [element.getAttribute('aria-label') ?? '', ...byId, ...labels, inside, element.title].join('').trim();
    };
    const faults: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(interactive)) {
      if (element.checkVisibility() && nameOf(element) === '') faults.push(element.outerHTML.slice(0, 120));
    }
    for (const picture of document.querySelectorAll('img:not([alt])')) faults.push(picture.outerHTML.slice(0, 120));
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    for (const id of ids.filter((one, index) => ids.indexOf(one) !== index))
      faults.push(`two elements are called ${id}`);
    return faults;
  });
}

/** Text whose contrast with what lies behind it is under 4.5 (3 for large text): WCAG 2.2, 1.4.3. What is disabled is exempt. */
export function faintTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    type Rgba = readonly [number, number, number, number];
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const rgba = (colour: string): Rgba => {
      if (canvas === null) throw new Error('no canvas');
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return [r, g, b, a / 255];
    };
    const over = (top: Rgba, below: Rgba): Rgba => {
      const mix = (index: 0 | 1 | 2) => top[index] * top[3] + below[index] * (1 - top[3]);
      return [mix(0), mix(1), mix(2), 1];
    };
    const behind = (element: Element): Rgba => {
      const layers: Rgba[] = [];
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const colour = rgba(getComputedStyle(at).backgroundColor);
        if (colour[3] > 0) layers.push(colour);
        if (colour[3] === 1) break;
      }
      return layers.reduceRight<Rgba>((below, top) => over(top, below), [255, 255, 255, 1]);
    };
    const light = ([r, g, b]: Rgba) => {
      const linear = (level: number) => {
        const c = level / 255;
        return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
      };
      return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    };
    const faults = new Set<string>();
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const text = [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.nodeValue?.trim() ?? '')
        .join(' ')
        .trim();
      if (text === '' || !element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue;
      if (element.closest('.only-read, option, [aria-disabled=true], :disabled') !== null) continue;
      const style = getComputedStyle(element);
      const ground = behind(element);
      const [r, g, b, a] = rgba(style.color);
      const ink = over([r, g, b, a * Number(style.opacity)], ground);
      const [brighter = 0, darker = 0] = [light(ink), light(ground)].sort((x, y) => y - x);
      const ratio = (brighter + 0.05) / (darker + 0.05);
      const px = Number.parseFloat(style.fontSize);
      const isLarge = px >= 24 || (px >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (isLarge ? 3 : 4.5)) faults.add(`${ratio.toFixed(2)}: ${text.slice(0, 30)} <.${element.className}>`);
    }
    return [...faults];
  });
}

/** Everything that is written or said on the page: text, names, tooltips. */
export function wordsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = [document.title];
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (element.closest('script, style') !== null) continue;
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) texts.push(node.nodeValue ?? '');
      for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'aria-valuetext']) {
        texts.push(element.getAttribute(name) ?? '');
      }
    }
    return texts.map((text) => text.trim()).filter((text) => text !== '');
  });
}

/** The page is no larger than the window. */
export function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return [
      ...(scrollWidth > clientWidth ? [`${scrollWidth} wide in ${clientWidth}`] : []),
      ...(scrollHeight > clientHeight ? [`${scrollHeight} high in ${clientHeight}`] : []),
    ];
  });
}
