import { useTranslation } from 'react-i18next';
import classes from './courier.module.css';
import { type Step, steps } from './steps';

/** Where one is, and a way back to what was done. */
export function StepDots({ step, onStep }: { step: Step; onStep: (to: Step) => void }) {
  const { t } = useTranslation('courier');
  const here = steps.indexOf(step);
  return (
    <nav aria-label={t('step.of', { step: here + 1, steps: steps.length })} className={classes.dots}>
      {steps.map((one, index) => (
        <button
          key={one}
          type="button"
          className={classes.dot}
          data-done={index < here || undefined}
          aria-current={one === step ? 'step' : undefined}
          aria-label={t(`step.${one}`)}
          onClick={() => onStep(one)}
        />
      ))}
    </nav>
  );
}
