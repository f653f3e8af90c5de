import { Button, Checkbox, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { counterparts, type Signing } from '../../offline/report';
import { Panel } from '../../ui/panel';
import classes from './courier.module.css';
import { SignatureField } from '../../ui/signature-field';
import type { StepProps } from './step-props';

export function SignaturesStep({ report, change, next }: StepProps) {
  const { t } = useTranslation('courier');
  const { courier, other, counterpart } = report;
  const signOther = (more: Partial<Signing>) => change({ other: { ...other, ...more } });
  const refuses = other.refused !== '';
  const skip = () => {
    const empty = { path: '', signedAt: null, refused: '' };
    change({ courier: { ...courier, ...empty }, other: { ...other, ...empty } });
    next();
  };
  return (
    <Stack gap="lg">
      <Text c="dimmed">{t('signatures.advice')}</Text>
      <Panel title={t('signatures.courier')}>
        <Signer signing={courier} onChange={(more) => change({ courier: { ...courier, ...more } })} />
      </Panel>
      <Panel title={t('signatures.other')}>
        <Stack>
          <div className={classes.parties} role="group" aria-label={t('signatures.other')}>
            {counterparts.map((party) => (
              <UnstyledButton
                key={party}
                className={classes.party}
                aria-pressed={counterpart === party}
                onClick={() => change({ counterpart: party })}
              >
                {t(`signatures.party.${party}`)}
              </UnstyledButton>
            ))}
          </div>
          <Signer signing={other} withoutField={refuses} onChange={signOther} />
          <Checkbox
            size="md"
            label={t('signatures.refuses')}
            checked={refuses}
            onChange={(event) =>
              signOther({ refused: event.currentTarget.checked ? ' ' : '', path: '', signedAt: null })
            }
          />
          {refuses && (
            <TextInput
              label={t('signatures.reason')}
              placeholder={t('signatures.reasonPlaceholder')}
              size="lg"
              maxLength={300}
              value={other.refused.trimStart()}
              onChange={(event) => signOther({ refused: event.currentTarget.value || ' ' })}
            />
          )}
        </Stack>
      </Panel>
      <Button variant="subtle" size="md" onClick={skip}>
        {t('signatures.skip')}
      </Button>
    </Stack>
  );
}

interface SignerProps {
  readonly signing: Signing;
  readonly withoutField?: boolean;
  readonly onChange: (more: Partial<Signing>) => void;
}

function Signer({ signing, withoutField = false, onChange }: SignerProps) {
  const { t } = useTranslation('courier');
  return (
    <Stack>
      <TextInput
        label={t('signatures.name')}
        size="lg"
        maxLength={120}
        autoComplete="off"
        value={signing.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      {!withoutField && (
        <SignatureField
          signature={signing}
          label={t('signatures.fieldOf', { name: signing.name || '…' })}
          words={{ here: t('signatures.here'), again: t('signatures.again'), signed: t('signatures.signed') }}
          onChange={onChange}
        />
      )}
    </Stack>
  );
}
