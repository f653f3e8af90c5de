import { NumberInput, Stack, Textarea, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { happeningNames } from '../../offline/report';
import classes from './courier.module.css';
import type { StepProps } from './step-props';
import { happeningIcons } from './steps';

/** Big enough for gloves; choosing leads on by itself. */
export function HappeningStep({ report, change, next }: StepProps) {
  const { t } = useTranslation('courier');
  const { t: ui } = useTranslation('ui');
  const several = report.pieces !== null && report.pieces > 1;
  return (
    <Stack gap="lg">
      <div className={classes.choices} role="group" aria-label={t('step.happening')}>
        {happeningNames.map((happening) => {
          const Icon = happeningIcons[happening];
          return (
            <UnstyledButton
              key={happening}
              className={classes.choice}
              aria-pressed={report.happening === happening}
              onClick={() => {
                change({ happening });
                if (!several) next();
              }}
            >
              <Icon size={34} stroke={1.6} aria-hidden />
              <span>{ui(`happening.${happening}`)}</span>
            </UnstyledButton>
          );
        })}
      </div>
      {several && (
        <NumberInput
          label={t('happening.pieces')}
          size="lg"
          min={1}
          max={report.pieces ?? undefined}
          clampBehavior="strict"
          allowDecimal={false}
          value={report.piecesAffected ?? ''}
          onChange={(value) => change({ piecesAffected: typeof value === 'number' ? value : null })}
        />
      )}
      <Textarea
        label={t('happening.note')}
        placeholder={t('happening.notePlaceholder')}
        size="lg"
        autosize
        minRows={2}
        maxLength={2_000}
        value={report.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </Stack>
  );
}
