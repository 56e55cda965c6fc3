import type { ReactNode } from 'react';
import { Button } from './Button';
import './segments.css';

interface Segment<Value> {
  readonly value: Value;
  readonly label: string;
  readonly text: ReactNode;
}

interface SegmentsProps<Value> {
  readonly label: string;
  readonly segments: readonly Segment<Value>[];
  readonly value: Value | null;
  readonly onChoose: (value: Value) => void;
  readonly disabled?: boolean;
}

/** A few choices side by side, one of them pressed. */
export function Segments<Value extends string | number>(props: SegmentsProps<Value>) {
  const { label, segments, value, onChoose, disabled = false } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser
    <div className="segments" role="group" aria-label={label}>
      {segments.map((segment) => (
        <Button
          key={segment.value}
          label={segment.label}
          text={segment.text}
          on={segment.value === value}
          disabled={disabled}
          onClick={() => onChoose(segment.value)}
        />
      ))}
    </div>
  );
}
