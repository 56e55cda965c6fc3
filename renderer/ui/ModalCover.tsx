import { type ReactNode, useEffect, useRef } from 'react';

/** Over everything, a dialog included; it goes when its cause goes, not by a key. */
export function ModalCover({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const place = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = place.current;
    if (dialog === null) return;
    const stay = (event: Event) => event.preventDefault();
    // A second Escape would close it all the same: it is then shown again.
    const again = () => dialog.showModal();
    dialog.addEventListener('cancel', stay);
    dialog.addEventListener('close', again);
    dialog.showModal();
    return () => {
      dialog.removeEventListener('cancel', stay);
      dialog.removeEventListener('close', again);
      dialog.close();
    };
  }, []);
  return (
    <dialog ref={place} className="cover" role="alertdialog" aria-label={label}>
      {children}
    </dialog>
  );
}
