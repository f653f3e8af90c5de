import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { happeningNames } from '../offline/report';

/** What was told about a parcel. A courier who wrote no words touched a picture: its name comes, and is translated. */
export function useTold(): (description: string) => string {
  const { t } = useTranslation('ui');
  return useCallback(
    (description) => {
      const happening = happeningNames.find((name) => name === description);
      return happening ? t(`happening.${happening}`) : description;
    },
    [t],
  );
}
