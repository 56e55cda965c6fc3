import { type ReactNode, type SyntheticEvent, useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../state/settings-store';
import { Button } from './Button';
import { Notices } from './Notices';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
  /** Nothing in it takes the focus: it can then be scrolled by keyboard itself. */
  readonly readsOnly?: boolean;
  readonly footer?: ReactNode;
}

/** The browser's own modal dialog: it holds the focus, gives it back, and closes with Escape. */
export function Dialog({ title, onClose, children, wide = false, readsOnly = false, footer }: DialogProps) {
  const words = useWords();
  const titleId = useId();
  const place = useRef<HTMLDialogElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const hasMore = useMoreBelow(end);

  useEffect(() => {
    const dialog = place.current;
    dialog?.showModal();
    // On the dialog itself: its first control is the one that closes it.
    dialog?.focus();
    return () => dialog?.close();
  }, []);

  const cancelled = (event: SyntheticEvent) => {
    event.preventDefault();
    onClose();
  };
  return (
    <dialog
      ref={place}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      tabIndex={-1}
      aria-labelledby={titleId}
      onCancel={cancelled}
    >
      <div className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <Button label={words.common.close} icon="close" onClick={onClose} />
      </div>
      <div className={hasMore ? 'dialog-body has-more' : 'dialog-body'} tabIndex={readsOnly ? 0 : undefined}>
        <Notices inDialog />
        {children}
        <div ref={end} className="dialog-end" />
      </div>
      {footer !== undefined && <div className="dialog-foot">{footer}</div>}
    </dialog>
  );
}

/** Whether the end lies below the edge, which a hidden scroll bar does not tell. */
function useMoreBelow(end: { readonly current: HTMLElement | null }): boolean {
  const [hasMore, setMore] = useState(false);
  useEffect(() => {
    const mark = end.current;
    if (mark === null) return;
    const watch = new IntersectionObserver((entries) => setMore(entries.at(-1)?.isIntersecting === false), {
      root: mark.parentElement,
    });
    watch.observe(mark);
    return () => watch.disconnect();
  }, [end]);
  return hasMore;
}
