import { useEffect, useState } from 'react';
import { useDialogs } from '../state/dialogs-store';
import { filesOfDrop } from '../state/dropped-files';
import { importPictures, lookAmongPictures } from '../state/import-store';
import { attempt } from '../state/notices-store';
import { useWords } from '../state/settings-store';
import './connection-cover.css';

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;

/** Pictures and folders may be dropped anywhere on the desk; where missing ones are asked for, they are looked for among these. */
export function DropCover() {
  const words = useWords();
  const [over, setOver] = useState(false);
  const isLocating = useDialogs((dialogs) => dialogs.open === 'locate');
  useEffect(() => {
    const drag = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      // Without this the browser would leave the desk and show the picture.
      event.preventDefault();
      setOver(false);
      const data = event.dataTransfer;
      if (data === null) return;
      const take = useDialogs.getState().open === 'locate' ? lookAmongPictures : importPictures;
      attempt(() => take(filesOfDrop(data)));
    };
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  if (!over) return null;
  return (
    <div className="drop-cover">
      <p>{isLocating ? words.troubles.locateDrop : words.open.dropHere}</p>
    </div>
  );
}
