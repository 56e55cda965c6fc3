import { useEffect, useState } from 'react';
import { useHandles } from '../../state/correct-handles';
import { useJointTool } from '../../state/correct-joints';
import { useCut } from '../../state/cut-store';
import { useWords } from '../../state/settings-store';
import { useView } from '../../state/view-store';
import { Button } from '../../ui/Button';
import { Segments } from '../../ui/Segments';
import { useMapsArrived } from '../maps-here';
import { jointsToAdd } from './joint-points';
import { forgetJoint, jointsHere, renameJoint, setJointState } from './joint-tool';
import { sayJoint } from './say-joint';

const STATES = ['seen', 'behind', 'absent'] as const;

export function JointOptions() {
  const words = useWords();
  useCut((store) => store.state?.cut);
  useView((view) => view.playheadFrame);
  useMapsArrived((store) => store.count);
  const selectedId = useHandles((store) => (store.tool === 'joint' ? store.selectedId : null));
  const arming = useJointTool((store) => store.arming);
  const now = jointsHere();
  if (now === null) return null;
  const joint = now.joints.find(({ name }) => name === selectedId);
  const missing = jointsToAdd(now.joints, now.maps);
  const isKey = now.here.keyIndex !== null;
  return (
    <>
      {arming !== null && <span role="status">{words.correct.joint.place(sayJoint(words, arming))}</span>}
      {joint === undefined && now.maps === null && (
        <span role="status">{now.here.drawing.picture === null ? words.stage.mapsWanted : words.correct.looking}</span>
      )}
      {joint === undefined && missing.length > 0 && (
        <label>
          {words.correct.joint.add}
          <select
            value={arming ?? ''}
            onChange={(event) =>
              useJointTool.setState({ arming: event.target.value === '' ? null : event.target.value })
            }
          >
            <option value="">{words.correct.joint.choose}</option>
            {missing.map((name) => (
              <option key={name} value={name}>
                {sayJoint(words, name)}
              </option>
            ))}
          </select>
        </label>
      )}
      {joint?.isFree === true && <NameField name={joint.name} />}
      {joint !== undefined && !joint.isFree && <b>{sayJoint(words, joint.name)}</b>}
      {joint !== undefined && isKey && (
        <Segments
          label={words.correct.joint.state}
          value={joint.state}
          onChoose={(state) => setJointState(joint.name, state)}
          segments={STATES.map((value) => ({
            value,
            label: `${words.correct.joint.state}: ${words.correct.joint[value]}`,
            text: words.correct.joint[value],
          }))}
        />
      )}
      {joint?.correction && (
        <Button
          label={words.correct.joint.forget}
          text={words.correct.joint.forget}
          look="framed"
          onClick={() => forgetJoint(joint.name)}
        />
      )}
    </>
  );
}

function NameField({ name }: { readonly name: string }) {
  const words = useWords();
  const [typed, setTyped] = useState(name);
  useEffect(() => setTyped(name), [name]);
  return (
    <input
      type="text"
      aria-label={words.correct.joint.name}
      maxLength={60}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => renameJoint(name, typed)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setTyped(name);
      }}
    />
  );
}
