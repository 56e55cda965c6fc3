import type { ErrorCode } from './errors';
import type { Sentence } from './sentence';

export const EN_SENTENCES: Record<ErrorCode, Sentence> = {
  'folder-missing': {
    says: 'The folder {folder} is not there.',
    next: 'Check whether it was moved or renamed, then open it again.',
  },
  'folder-empty': {
    says: 'The folder {folder} holds no numbered pictures.',
    next: 'Open a folder with key drawings (A0001.png, A0002.png …), or one with a subfolder for each cel.',
  },
  'folder-unreadable': {
    says: 'The folder {folder} cannot be read.',
    next: 'Give your user the right to read it, then open it again.',
  },
  'picture-missing': {
    says: 'The picture {file} is not there any more.',
    next: 'Put it back into the folder, then try again.',
  },
  'picture-empty': {
    says: 'The file {file} is empty (0 bytes).',
    next: 'Save the drawing again from your drawing software, or take the file out of the folder.',
  },
  'picture-damaged': {
    says: 'The picture {file} is damaged or was cut off.',
    next: 'Save the drawing again, or copy the file once more from where it came from.',
  },
  'picture-not-a-picture': {
    says: 'The file {file} is not a picture, whatever its name says.',
    next: 'Take it out of the folder, or save it as PNG, JPEG, WebP or TIFF.',
  },
  'picture-unsupported': {
    says: 'The picture {file} has a format that Nakawari does not read.',
    next: 'Save it as PNG, JPEG, WebP or TIFF.',
  },
  'picture-animated': {
    says: 'The file {file} holds {pages} pictures.',
    next: 'Save each drawing as a file of its own.',
  },
  'picture-too-large': {
    says: 'The picture {file} is {width} x {height} pixels; 8192 x 8192 is the most.',
    next: 'Save it smaller, then try again.',
  },
  'picture-too-small': {
    says: 'The picture {file} is {width} x {height} pixels; 64 x 64 is the least.',
    next: 'Save it larger, then try again.',
  },
  'keys-differ-in-size': {
    says: '{file} is {width} x {height} pixels, but {otherFile} is {otherWidth} x {otherHeight}.',
    next: 'Save all keys of a cut with one canvas size.',
  },
  'keys-too-few': {
    says: '{folder} holds one different key drawing; an in-between needs two.',
    next: 'Add the next key drawing to the folder.',
  },
  'numbers-clash': {
    says: '{file} and {otherFile} have the same number.',
    next: 'Rename or remove one of the two.',
  },
  'output-exists': {
    says: '{file} is already there and was left as it is.',
    next: 'Choose another folder, or allow overwriting (--force on the command line).',
  },
  'output-not-writable': {
    says: 'Nothing can be written to {folder}.',
    next: 'Choose another folder, or give your user the right to write there.',
  },
  'output-holds-keys': {
    says: '{folder} is where the key drawings are; Nakawari never writes there.',
    next: 'Choose another folder for the result.',
  },
  'disk-full': {
    says: 'The disk is full. What was finished is kept; nothing is half written.',
    next: 'Make room on the disk, then try again: finished drawings are not made twice.',
  },
  'document-damaged': {
    says: 'The saved state of this cut is damaged and was set aside. The key drawings are untouched.',
    next: 'Open the folder again; the in-betweens can be made again.',
  },
  'document-newer': {
    says: 'This cut was saved by a newer Nakawari (format {version}).',
    next: 'Update Nakawari, then open it again.',
  },
  'document-in-use': {
    says: 'The cut {name} is open in another Nakawari.',
    next: 'Go on there, or quit that Nakawari and open the cut here again.',
  },
  'chart-full': {
    says: 'The frames between these keys hold no more than {room} in-betweens.',
    next: 'Move the second key to a later frame, then add the in-between.',
  },
  'cel-locked': {
    says: 'The cel {cel} is locked.',
    next: 'Unlock it in the sheet, then do it again.',
  },
  'correction-empty': {
    says: 'The correction covers not a single pixel.',
    next: 'Paint or choose the place that you mean, then try again.',
  },
  'correction-outside': {
    says: 'The place ({x}, {y}) lies outside the picture of {width} x {height} pixels.',
    next: 'Choose a place on the picture.',
  },
  'correction-one-spot': {
    says: 'The four clicks enclose nothing: top and bottom, left and right need at least 3 pixels between them.',
    next: 'Click the topmost, the leftmost, the lowest and the rightmost place of the part.',
  },
  'correction-too-long': {
    says: 'The lines have {points} points; {most} is the most.',
    next: 'Draw them in several corrections, or with fewer points.',
  },
  'correction-contradicts': {
    says: 'Another correction says something else of the same drawings ({what}).',
    next: 'Change, switch off or remove the other one first.',
  },
  'correction-misfit': {
    says: 'A correction of this kind ({what}) has nothing to apply to there.',
    next: 'Choose a key drawing, a span or in-betweens that are there and fit this kind.',
  },
  'correction-unknown-name': {
    says: 'The network knows no part named {name}.',
    next: 'Use one of: {known}.',
  },
  'corrections-unreadable': {
    says: '{file} holds no corrections that can be read ({reason}).',
    next: 'Mend the file; docs/corrections.md has an example of each kind.',
  },
  'model-missing': {
    says: 'The network file {file} is missing.',
    next: 'Restore the folder models/weights from the repository.',
  },
  'model-unknown': {
    says: 'There is no model named {model}.',
    next: 'See the installed ones with: npm run --silent nakawari -- model list',
  },
  'model-altered': {
    says: 'The network file {file} is not the one its manifest names (its sha256 differs), so it is not used.',
    next: 'Restore the folder models/weights from the repository.',
  },
  'model-invalid': {
    says: 'The model description {file} cannot be used: {reason}.',
    next: 'Correct the manifest, or remove that model.',
  },
  'model-no-maps': {
    says: 'The model {model} only draws: it does not tell what it saw (motion, joints, parts, doubt).',
    next: 'Choose a model that tells, or look at the drawings alone.',
  },
  'engine-died': {
    says: 'The drawing engine stopped twice at this drawing.',
    next: 'Close other programs that need much memory, then generate again.',
  },
  'engine-failed': {
    says: 'The network could not draw this one ({reason}).',
    next: 'Generate again; if it stays so, send the log named {log}.',
  },
  cancelled: { says: 'Cancelled.', next: 'What was finished is kept.' },
  disconnected: {
    says: 'The connection to Nakawari was lost.',
    next: 'Check that the program still runs, then reload this page.',
  },
  'contract-mismatch': {
    says: 'This page and the running program are of different versions.',
    next: 'Restart Nakawari and reload the page.',
  },
  'not-granted': {
    says: 'This folder was not opened to Nakawari.',
    next: 'Choose it with “Open folder”, or start with --open FOLDER.',
  },
  'not-found': { says: '{what} is not there any more.', next: 'Reload the page and open the cut again.' },
  'input-invalid': { says: 'This value is not possible: {reason}.', next: 'Correct it and try again.' },
  'document-changed': {
    says: 'The cut changed in the meantime, so this was not applied.',
    next: 'Look at the newest state and do it again.',
  },
  'too-many-jobs': {
    says: 'Another job is running for this cut.',
    next: 'Wait until it is done, or cancel it.',
  },
  'port-taken': {
    says: 'Port {port} is in use by another program.',
    next: 'Choose another with --port, or leave it out to take a free one.',
  },
  'host-unavailable': { says: '{reason}', next: 'Start with: npm start -- --host browser' },
  usage: { says: '{reason}', next: 'See: npm run --silent nakawari -- --help' },
  internal: {
    says: 'Something went wrong that should not (log {log}).',
    next: 'Your key drawings are untouched. Try again; if it stays so, report it with that log.',
  },
};
