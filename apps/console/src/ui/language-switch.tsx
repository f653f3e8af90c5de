import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, currentLanguage } from '../i18n/i18n';

/** Offers the other language, in its own words. */
export function LanguageSwitch({ className }: { className?: string | undefined }) {
  const { t } = useTranslation('ui');
  const other = currentLanguage() === 'id' ? 'en' : 'id';
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      className={className}
      lang={other}
      onClick={() => void chooseLanguage(other)}
    >
      {t('language')}
    </Button>
  );
}
