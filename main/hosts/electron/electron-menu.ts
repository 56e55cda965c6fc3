import type { MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../contract/language';

const WORDS = {
  en: { file: 'File', edit: 'Edit', view: 'View', window: 'Window' },
  ja: { file: 'ファイル', edit: '編集', view: '表示', window: 'ウィンドウ' },
} as const;

/**
 * The menu: what every program of this system has. Undo and redo are the page's, and so are its keys; an entry here would take
 * Ctrl+Z away from it.
 */
export function menuTemplate(language: Language, platform: string): MenuItemConstructorOptions[] {
  const words = WORDS[language];
  const mac = platform === 'darwin';
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { label: words.file, submenu: [mac ? { role: 'close' } : { role: 'quit' }] },
    {
      label: words.edit,
      submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
    },
    { label: words.view, submenu: [{ role: 'togglefullscreen' }, { role: 'toggleDevTools' }] },
    { label: words.window, submenu: [{ role: 'minimize' }, ...(mac ? [{ role: 'zoom' } as const] : [])] },
  ];
}
