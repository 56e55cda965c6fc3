import { useWords } from '../../state/settings-store';
import { Button } from '../../ui/Button';

/** The tick that ends what was begun, as Enter does. */
export function FinishButton({ isReady, onFinish }: { readonly isReady: boolean; readonly onFinish: () => void }) {
  const { finish } = useWords().correct.mask;
  return (
    <Button
      label={finish}
      hint={`${finish}\nEnter`}
      icon="approve"
      text={finish}
      look={isReady ? 'primary' : 'framed'}
      disabled={!isReady}
      onClick={onFinish}
    />
  );
}
