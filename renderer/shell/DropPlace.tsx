import { type ChangeEvent, useEffect, useId, useRef } from 'react';
import { filesOfInput, PICTURE_TYPES, type TakenFiles } from '../state/dropped-files';
import { useWords } from '../state/settings-store';
import { Icon } from '../ui/icons';
import './drop-place.css';

interface DropPlaceProps {
  readonly disabled: boolean;
  readonly onTake: (taken: TakenFiles) => void;
}

/** Where pictures are dropped, or chosen with the browser's own dialogs. A drop itself is taken by the whole desk. */
export function DropPlace({ disabled, onTake }: DropPlaceProps) {
  const words = useWords();
  const filesId = useId();
  const folderId = useId();
  const folderInput = useRef<HTMLInputElement>(null);
  // React has no attribute for it in its types; the property does the same.
  useEffect(() => {
    if (folderInput.current !== null) folderInput.current.webkitdirectory = true;
  }, []);
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const { files } = event.target;
    if (files === null || files.length === 0) return;
    onTake(filesOfInput(files));
    event.target.value = '';
  };
  return (
    <div className="drop-place">
      <p>{words.open.drop}</p>
      <div className="drop-inputs">
        <label htmlFor={filesId} className="file-choice">
          <Icon name="pictures" />
          {words.open.choosePictures}
          <input id={filesId} type="file" multiple accept={PICTURE_TYPES} disabled={disabled} onChange={take} />
        </label>
        <label htmlFor={folderId} className="file-choice">
          <Icon name="folder" />
          {words.open.chooseFolder}
          <input id={folderId} ref={folderInput} type="file" multiple disabled={disabled} onChange={take} />
        </label>
      </div>
    </div>
  );
}
