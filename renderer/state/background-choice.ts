import { NakawariError } from '../../main/contract/errors';
import { layBackground, useBackground } from './background-store';
import { currentCut } from './cut-store';
import { attempt } from './notices-store';
import { setPreferences, usePreferences } from './preferences-store';

const SHOWN_BY_BROWSERS = 'image/png,image/jpeg,image/webp,image/avif,image/gif';

async function lay(file: File): Promise<void> {
  const cut = currentCut();
  if (cut === null) return;
  // Decoded by the browser beside the main thread, only to know that it can be.
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (bitmap === null) throw new NakawariError('picture-not-a-picture', { file: file.name });
  bitmap.close();
  setPreferences({ paper: 'picture' });
  await layBackground(cut.id, file);
}

/** The browser's own file dialog; closing it changes nothing. */
export function chooseBackground(): void {
  if (currentCut() === null) return;
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = SHOWN_BY_BROWSERS;
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file !== undefined) attempt(() => lay(file));
  });
  input.click();
}

export function removeBackground(): void {
  const cut = currentCut();
  if (cut === null) return;
  if (usePreferences.getState().paper === 'picture') setPreferences({ paper: 'white' });
  attempt(() => layBackground(cut.id, null));
}

/** The picture that was chosen for this cut, or the dialog to choose one. */
export function showBackground(): void {
  if (useBackground.getState().blob === null) chooseBackground();
  else setPreferences({ paper: 'picture' });
}
