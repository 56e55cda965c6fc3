import { useWords } from '../state/settings-store';
import { Icon } from '../ui/icons';
import { SignMark } from '../ui/SignMark';
import './how-to-bring.css';

/** How a cut lies in its folder, shown as folders. File names are the same in every language. */
export function HowToBring() {
  const words = useWords();
  return (
    <section className="bring" aria-label={words.start.bring}>
      <div>
        <h3>{words.start.oneCel}</h3>
        <Tree folder="012" files={['A0001.png', 'A0002.png', 'A0005.png']} />
        <p>{words.start.oneCelHow}</p>
      </div>
      <div>
        <h3>{words.start.cels}</h3>
        <Tree folder="012" folders={['C', 'B', 'A']} />
        <p>{words.start.celsHow}</p>
      </div>
      <div>
        <h3>{words.start.names}</h3>
        <ul className="bring-names">
          {NAMES.map(({ file, number }) => (
            <li key={file}>
              <code translate="no">{file}</code>
              <span className="bring-key">
                <SignMark sign={{ kind: 'key', number }} size={14} />
                <span className="only-read">{words.start.keyOfFile(number)}</span>
              </span>
            </li>
          ))}
        </ul>
        <p>{words.start.namesHow}</p>
      </div>
      <p className="bring-formats">{words.start.formats}</p>
    </section>
  );
}

const NAMES = [
  { file: 'A0001.png', number: 1 },
  { file: 'c012_A_3.tif', number: 3 },
  { file: '7.png', number: 7 },
] as const;

interface TreeProps {
  readonly folder: string;
  readonly files?: readonly string[];
  readonly folders?: readonly string[];
}

function Tree({ folder, files = [], folders = [] }: TreeProps) {
  return (
    <ul className="bring-tree" translate="no">
      <li>
        <Icon name="folder" size={14} /> <code>{folder}</code>
        <ul>
          {folders.map((name) => (
            <li key={name}>
              <Icon name="folder" size={14} /> <code>{name}</code>
            </li>
          ))}
          {files.map((name) => (
            <li key={name}>
              <Icon name="paper" size={14} /> <code>{name}</code>
            </li>
          ))}
        </ul>
      </li>
    </ul>
  );
}
