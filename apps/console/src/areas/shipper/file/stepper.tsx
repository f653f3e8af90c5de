import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { canOpen, type ClaimDraft, type Step, steps } from './draft';
import classes from './file.module.css';

interface Props {
  readonly step: Step;
  readonly draft: ClaimDraft;
  readonly onStep: (step: Step) => void;
}

/** Where one is, and the way back. */
export function Stepper({ step, draft, onStep }: Props) {
  const { t } = useTranslation('shipper');
  const at = steps.indexOf(step);
  return (
    <ol className={classes.steps} aria-label={t('file.step', { step: at + 1 })}>
      {steps.map((name, index) => (
        <li key={name} className={classes.step} data-done={index < at || undefined}>
          <UnstyledButton
            className={classes.stepButton}
            aria-current={name === step ? 'step' : undefined}
            disabled={!canOpen(name, draft)}
            onClick={() => onStep(name)}
          >
            <span className={classes.dot}>
              {index < at ? <IconCheck size={15} stroke={2.6} aria-hidden /> : index + 1}
            </span>
            <span>{t(`file.steps.${name}`)}</span>
          </UnstyledButton>
        </li>
      ))}
    </ol>
  );
}
