import { Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../i18n/i18n';
import { SignatureField } from '../../ui/signature-field';
import { pictureOf } from './answer-delivery';
import { FormPedals } from './form-pedals';
import type { FormProps } from './form-props';
import classes from './recipient.module.css';
import { useTyped } from './use-typed';

const unsigned = { path: '', width: 0, height: 0, signedAt: null };

/** Where the carrier says otherwise, it takes a signed declaration; else a word is enough. */
export function NeverArrivedForm({ delivery, sending, onSend, onBack }: FormProps) {
  const { t } = useTranslation('recipient');
  const description = useTyped(`never.${delivery.waybill}`);
  const name = useTyped(`name.${delivery.waybill}`);
  const [signature, setSignature] = useState<Parameters<typeof SignatureField>[0]['signature']>(unsigned);
  const [tried, setTried] = useState(false);
  const signs = delivery.needsDeclaration;
  const missing = signs && (name.value.trim() === '' || signature.path === '');

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing) return;
    const plain = { answer: 'never_arrived' as const, description: description.value.trim() };
    if (!signs) return onSend(plain);
    const { path, width, height } = signature;
    onSend({ ...plain, declaredBy: name.value.trim(), signature: await pictureOf(path, width, height) });
  };
  return (
    <form onSubmit={(event) => void send(event)} aria-label={t('delivery.never_arrived')} noValidate>
      <Stack>
        <Text>{t('delivery.neverText')}</Text>
        <Textarea
          label={t('delivery.neverNote')}
          size="md"
          autosize
          minRows={2}
          maxLength={5_000}
          value={description.value}
          onChange={(event) => description.set(event.currentTarget.value)}
        />
        {signs && (
          <>
            <Text size="sm" c="dimmed">
              {t('delivery.declarationWhy')}
            </Text>
            <section className={classes.statement} aria-label={t('delivery.declaration')}>
              {delivery.declaration.text[currentLanguage()]}
            </section>
            <TextInput
              label={t('delivery.name')}
              size="md"
              required
              maxLength={200}
              autoComplete="name"
              error={tried && name.value.trim() === '' ? t('delivery.missing.name') : undefined}
              value={name.value}
              onChange={(event) => name.set(event.currentTarget.value)}
            />
            <SignatureField
              signature={signature}
              label={t('delivery.signatureOf')}
              words={{ here: t('delivery.here'), again: t('delivery.again'), signed: t('delivery.signed') }}
              onChange={setSignature}
            />
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {tried && signature.path === '' && t('delivery.missing.signature')}
            </Text>
          </>
        )}
        <FormPedals sending={sending} onBack={onBack} />
      </Stack>
    </form>
  );
}
